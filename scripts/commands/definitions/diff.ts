import type { Definition } from '../../cli/command.ts';

/** What `bonafide diff` takes. */
export const diffCommand = {
  summary: 'List what a new version of a document breaks.',
  usage: '<old> <new> [options]',
  arguments: {
    old: {
      kind: 'text',
      value: 'old',
      description: 'The old document: a name of a built-in API, a file or a URL.',
    },
    new: { kind: 'text', value: 'new', description: 'The new document.' },
  },
  options: {
    usedBy: {
      kind: 'list',
      value: 'FILE',
      description: "A consumer's Pact or HAR: name the consumers that a change affects; may be repeated.",
    },
  },
  examples: ['bonafide diff old.yaml new.yaml --used-by consumer.pact.json'],
} as const satisfies Definition;
