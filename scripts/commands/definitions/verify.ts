import type { Definition } from '../../cli/command.ts';

/** What `bonafide verify` takes. */
export const verifyCommand = {
  summary: 'Check that a server keeps to its OpenAPI document.',
  usage: '<api|file> --target ADDRESS [options]',
  arguments: {
    api: {
      kind: 'text',
      value: 'api|file',
      description: 'The name of a built-in API, or the file or URL of an OpenAPI document.',
    },
  },
  options: {
    target: { kind: 'text', value: 'ADDRESS', description: 'The server: a URL, or unix:PATH. Required.' },
    readOnly: { kind: 'flag', description: 'Run only the cases that write nothing.' },
    write: { kind: 'flag', description: 'Allow writing to a server that is not on this machine.' },
    disposable: {
      kind: 'flag',
      description: 'Call everything, and change and delete what is there: nobody needs it.',
    },
    allow: {
      kind: 'list',
      value: 'OPERATION',
      description:
        "Call this though it may change what the run did not create: an operationId, or 'METHOD /path'; may be repeated.",
    },
    only: {
      kind: 'list',
      value: 'ID',
      description: 'Run only the cases whose ids start with this; may be repeated.',
    },
    shard: {
      kind: 'text',
      value: 'N/M',
      description:
        'Run one of M parts of the cases, each on a server of its own; merge-reports joins their JSON reports.',
    },
    cases: {
      kind: 'number',
      value: 'N',
      most: 100_000,
      description: 'Random calls of each operation. Default: 20.',
    },
    seed: {
      kind: 'number',
      value: 'N',
      most: Number.MAX_SAFE_INTEGER,
      description: 'Send the same calls as an earlier run with this seed.',
    },
    report: {
      kind: 'list',
      value: 'KIND=PATH',
      description:
        'Write a report: html, junit, ctrf, sarif, har, json, or github without a path; may be repeated.',
    },
    writeTests: {
      kind: 'text',
      value: 'DIR',
      description:
        "Write a test for each failure into a folder. Jest runs it alone, Vitest with --globals; TARGET is the server's address.",
    },
    baseline: {
      kind: 'text',
      value: 'FILE',
      description: 'The known failures, YAML or JSON: they do not count until they expire.',
    },
    updateBaseline: {
      kind: 'flag',
      description: "Add this run's failures to the baseline, and remove what is fixed.",
    },
    owner: {
      kind: 'text',
      value: 'NAME',
      description: 'Who looks after what --update-baseline adds.',
    },
    reason: {
      kind: 'text',
      value: 'TEXT',
      description: 'Why what --update-baseline adds may fail: a ticket, say.',
    },
    expires: {
      kind: 'text',
      value: 'DATE',
      description: 'The last day on which what --update-baseline adds does not count. Default: in 90 days.',
    },
    concurrency: {
      kind: 'number',
      value: 'N',
      least: 1,
      most: 64,
      default: 1,
      description: 'Cases that run at the same time, where they do not depend on being alone.',
    },
    rate: {
      kind: 'text',
      value: 'N/s',
      description: 'Requests per second, minute or hour at most: 10/s, 100/m.',
    },
    budget: {
      kind: 'text',
      value: 'TIME',
      description:
        'End the run after this time, 90s, 5m or 1h, with exit code 1. Every operation is called before one is tried with many calls.',
    },
    until: {
      kind: 'text',
      value: 'TIME',
      description:
        'Go on with new seeds until this time is over, 10m or 1h, and print those that failed in a new way.',
    },
    minCoverage: {
      kind: 'number',
      value: 'PERCENT',
      most: 100,
      description: 'Fail where less of the document was covered.',
    },
    maxTime: {
      kind: 'number',
      value: 'MS',
      least: 1,
      // An hour.
      most: 3_600_000,
      description: 'Fail where a response takes more milliseconds than this.',
    },
    settle: {
      kind: 'text',
      value: 'TIME',
      description: 'How long lists may lag behind what is written: 500ms, 2s. Default: not at all.',
    },
    strictInput: {
      kind: 'flag',
      description:
        'Report a valid request that is refused as a failure, though the document may just lack the rule.',
    },
    strict: {
      kind: 'flag',
      description: 'Reject a document with any error, instead of verifying it without what is wrong.',
    },
    lax: { kind: 'flag', description: 'Accepted for older scripts; does nothing.' },
    dryRun: { kind: 'flag', description: 'Print the requests, and send nothing.' },
    cleanUp: {
      kind: 'text',
      value: 'RUN',
      description: 'Remove what an earlier run left behind, and do nothing else.',
    },
    pact: {
      kind: 'text',
      value: 'FILE',
      description: 'Send the requests of a Pact, and compare the responses.',
    },
    token: {
      kind: 'text',
      value: 'TOKEN',
      description: "The token of a mock, for a Pact's provider states. Default: $BONAFIDE_TOKEN.",
    },
    secondUser: {
      kind: 'text',
      value: 'FILE',
      description:
        'The variables with the credentials of a second user: neither may read, change or delete what the other created.',
    },
    env: {
      kind: 'text',
      value: 'FILE',
      description: "Read the variables with the credentials, the vendor's or BONAFIDE_AUTH_…, from a file.",
    },
  },
  code: {
    beforeCall: 'A function that changes each request before it is sent.',
    checks: 'Your own checks of every response.',
    properties: 'Your own properties of every resource: what must hold across several calls.',
    fixtures: 'Functions by operationId that make valid calls valid for your server, too.',
  },
  examples: [
    'bonafide verify docker --target unix:/var/run/docker.sock --read-only',
    'bonafide verify ./openapi.yaml --target http://127.0.0.1:8080 --report html=report.html',
  ],
} as const satisfies Definition;
