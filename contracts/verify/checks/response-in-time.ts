import type { Check } from './check.ts';

/** The promise that whoever checks a provider wants of it: no document has it. */
export function responseInTime(maxMs: number): Check {
  return {
    id: 'response-in-time',
    title: `an answer takes ${maxMs} ms at most`,
    severity: 'low',
    wfc: 'F312',
    inspect({ ms }) {
      // How long it was exactly differs each time, and would make as many causes of one.
      return ms <= maxMs ? [] : [{ pointer: '/time', message: `the answer took more than ${maxMs} ms` }];
    },
  };
}
