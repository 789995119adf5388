import type { Definition } from '../../cli/command.ts';

/** What `bonafide merge-reports` takes. */
export const mergeReportsCommand = {
  summary: 'Join the JSON reports of the shards of a run into reports of the whole run.',
  usage: '<file …> [options]',
  arguments: {
    files: {
      kind: 'list',
      value: 'file',
      description: 'The JSON report of each shard.',
    },
  },
  options: {
    report: {
      kind: 'list',
      value: 'KIND=PATH',
      description:
        'Write a report: html, junit, ctrf, sarif, har, json, or github without a path; may be repeated.',
    },
    minCoverage: {
      kind: 'number',
      value: 'PERCENT',
      most: 100,
      description: 'Fail where all shards together covered less of the document.',
    },
  },
  examples: [
    'bonafide merge-reports 1.json 2.json --min-coverage 90',
    'bonafide merge-reports 1.json 2.json --report junit=junit.xml --report html=report.html',
  ],
} as const satisfies Definition;
