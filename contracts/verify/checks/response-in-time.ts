import type { Check } from './check.ts';

/** A limit that the caller of a run sets; no document states it. */
export function responseInTime(maxMs: number): Check {
  return {
    id: 'response-in-time',
    title: `a response takes at most ${maxMs} ms`,
    severity: 'low',
    wfc: 'F312',
    inspect({ ms }) {
      // How long it was exactly differs each time, and would make one failure look like many.
      return ms <= maxMs ? [] : [{ pointer: '/time', actual: `more than ${maxMs} ms` }];
    },
  };
}
