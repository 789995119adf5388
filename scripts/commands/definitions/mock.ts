import type { Definition } from '../../cli/command.ts';

/** What `bonafide mock` takes. */
export const mockCommand = {
  summary: 'Serve the mock of an API, or of any OpenAPI document.',
  usage: '[api|file …] [options]',
  arguments: {
    apis: {
      kind: 'list',
      value: 'api|file',
      description:
        'Names of built-in APIs, and files or URLs of OpenAPI documents; all built-in APIs, if there are none.',
    },
  },
  options: {
    port: {
      kind: 'number',
      value: 'PORT',
      most: 65_535,
      description:
        'The port of one mock, 0 for any that is free; several have the ports after it. Default: 4010.',
    },
    host: {
      kind: 'text',
      value: 'HOST',
      description: 'The address to listen on. Default: 127.0.0.1, which only this machine reaches.',
    },
    socket: { kind: 'text', value: 'PATH', description: 'Listen on a unix socket instead of a port.' },
    auth: {
      kind: 'text',
      value: 'strict|off',
      choices: ['strict', 'off'],
      default: 'strict',
      description: 'Whether callers need credentials.',
    },
    engine: {
      kind: 'text',
      value: 'own|prism',
      choices: ['own', 'prism'],
      default: 'own',
      description:
        'What answers operations without state in the mock of a document: this mock, or Prism where its answer is valid, which needs npm @stoplight/prism-http.',
    },
    cors: {
      kind: 'list',
      value: 'ORIGIN|off',
      description:
        'Let pages of this origin call, besides those of this machine, * for every origin; off for no pages at all; may be repeated.',
    },
    streamInterval: {
      kind: 'number',
      value: 'MS',
      most: 3_600_000,
      default: 0,
      description:
        'How many milliseconds pass between the items of a stream (text/event-stream, NDJSON): 0 sends all at once.',
    },
    overrides: {
      kind: 'text',
      value: 'DIR',
      description: 'A directory of your own handlers, TypeScript or JavaScript, by operationId.',
    },
    watch: {
      kind: 'flag',
      description: 'Reload a document or handlers when they change, and keep all items.',
    },
    strict: {
      kind: 'flag',
      description: 'Reject a document with any error, instead of serving it without what is wrong.',
    },
    lax: { kind: 'flag', description: 'Accepted for older scripts; does nothing.' },
    seedData: {
      kind: 'text',
      value: 'FILE',
      description: 'The items at the start, JSON or YAML, in the lists that the API has.',
    },
    faults: {
      kind: 'text',
      value: 'FILE',
      description: 'A list of faults to inject, JSON or YAML.',
    },
    seed: {
      kind: 'number',
      value: 'N',
      most: Number.MAX_SAFE_INTEGER,
      description: 'Makes ids and times the same in every run.',
    },
    log: {
      kind: 'text',
      value: 'text|json|off',
      choices: ['text', 'json', 'off'],
      default: 'text',
      description: 'How calls are shown: a line of text each, a JSON object a line, or not at all.',
    },
    quiet: { kind: 'flag', description: 'Print nothing but the line that says where the mock is.' },
  },
  examples: ['bonafide mock docker', 'bonafide mock ./openapi.yaml --port 8080 --watch'],
} as const satisfies Definition;
