import type { Definition } from '../../cli/command.ts';

/** What `bonafide parity` takes. */
export const parityCommand = {
  summary: "Compare a mock's answers with a server's, call by call.",
  usage: '<api> --target ADDRESS [options]',
  arguments: { api: { kind: 'text', value: 'api', description: 'The name of a built-in API.' } },
  options: {
    target: { kind: 'text', value: 'ADDRESS', description: 'The server: a URL, or unix:PATH. Required.' },
    write: { kind: 'flag', description: 'Allow writing to a server that is not on this machine.' },
    disposable: {
      kind: 'flag',
      description: 'Make every call, also those that may change what is there: nobody needs it.',
    },
    sequences: {
      kind: 'number',
      value: 'N',
      most: 1_000_000,
      default: 300,
      description: 'Random sequences of calls to make on both.',
    },
    seed: {
      kind: 'number',
      value: 'N',
      // After a difference, a run continues with the next seeds.
      most: 2 ** 31,
      description: 'Make the same calls as an earlier run with this seed.',
    },
  },
  examples: ['bonafide parity docker --target unix:/var/run/docker.sock --sequences 20'],
} as const satisfies Definition;
