import type { Definition } from '../../cli/command.ts';

/** What `bonafide check` takes. */
export const checkCommand = {
  summary: 'Check recorded traffic, a Pact or a HAR, against a document.',
  usage: '<file> --spec api|FILE [options]',
  arguments: {
    file: { kind: 'text', value: 'file', description: 'The Pact (versions 1 to 4), or the HAR.' },
  },
  options: {
    spec: {
      kind: 'text',
      value: 'api|FILE',
      description: 'The name of a built-in API, or the file or URL of an OpenAPI document. Required.',
    },
    origin: {
      kind: 'text',
      value: 'URL',
      description: 'Check only the calls to this origin, of all that a browser recorded.',
    },
  },
  examples: ['bonafide check consumer.pact.json --spec ./openapi.yaml'],
} as const satisfies Definition;
