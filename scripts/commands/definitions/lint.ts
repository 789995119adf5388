import type { Definition } from '../../cli/command.ts';

/** What `bonafide lint` takes. */
export const lintCommand = {
  summary: 'List the issues of a document, a line each.',
  usage: '[api|file …] [options]',
  arguments: {
    documents: {
      kind: 'list',
      value: 'api|file',
      description:
        'Names of built-in APIs, and files or URLs of OpenAPI documents; all built-in APIs, if there are none.',
    },
  },
  options: {
    report: {
      kind: 'text',
      value: 'sarif=PATH',
      description: 'Also write the issues to a file, for code scanning.',
    },
    resources: {
      kind: 'flag',
      description: 'Print the resources that a mock finds in the document, with the reasons.',
    },
  },
  examples: ['bonafide lint ./openapi.yaml', 'bonafide lint --resources ./openapi.yaml'],
} as const satisfies Definition;
