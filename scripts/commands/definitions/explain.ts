import type { Definition } from '../../cli/command.ts';

/** What `bonafide explain` takes. */
export const explainCommand = {
  summary: 'Say what a check or a problem of the mock means, and what to do about it.',
  usage: '[code …]',
  arguments: {
    codes: {
      kind: 'list',
      value: 'code',
      description:
        'Ids of checks and properties, and codes of problems, as verify and the mock print them; a list of all, if there are none.',
    },
  },
  options: {},
  examples: ['bonafide explain body-schema', 'bonafide explain urn:bonafide:cannot-represent'],
} as const satisfies Definition;
