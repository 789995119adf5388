import type { Check } from './check.ts';

/** How the stacks of common languages look. */
const traces = [
  /\n? {2,}at .*\(?[\w./\\-]+:\d+:\d+\)?/,
  /Traceback \(most recent call last\)/,
  /\bat [\w$.]+\([\w]+\.(java|kt|scala):\d+\)/,
  /goroutine \d+ \[running\]/,
  /\bin [\w/.\\-]+\.(php|rb|py):(?:line )?\d+/,
  /System\.\w+Exception: /,
];

export const noStackTrace: Check = {
  id: 'no-stack-trace',
  title: 'an error response has no stack trace',
  severity: 'medium',
  wfc: 'F309',
  inspect({ response }) {
    if (response.status < 400) return [];
    const text = response.body.toString();
    if (!traces.some((trace) => trace.test(text))) return [];
    return [{ pointer: '/body', actual: 'a stack trace' }];
  },
};
