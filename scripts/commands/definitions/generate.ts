import type { Definition } from '../../cli/command.ts';

/** What `bonafide generate` takes. */
export const generateCommand = {
  summary: 'Write the TypeScript types of a document, and the document in one file.',
  usage: '[file …] [options]',
  arguments: {
    files: {
      kind: 'list',
      value: 'file',
      description: 'Files or URLs of OpenAPI documents; those of the built-in APIs, if there are none.',
    },
  },
  options: {
    out: {
      kind: 'text',
      value: 'DIR',
      default: 'generated',
      description: 'The directory to write to.',
    },
    check: { kind: 'flag', description: 'Write nothing, and fail where a file is outdated.' },
  },
  examples: ['bonafide generate ./openapi.yaml --out src/generated'],
} as const satisfies Definition;
