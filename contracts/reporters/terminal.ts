import type { Emit, RunEvent } from '../suite/events.ts';
import { failureLines } from './failure.ts';

/** Says what happens in plain lines: a line a case, and under it every promise that it found broken. */
export function terminalReporter(write: (line: string) => void): Emit {
  const titles = new Map<string, string>();
  return (event: RunEvent) => {
    switch (event.type) {
      case 'started':
        write(`${event.api} on ${event.target}, ${event.agreed}: ${event.cases} cases, run ${event.run}`);
        break;
      case 'case-started':
        titles.set(event.caseId, event.title);
        break;
      case 'failed':
        for (const line of failureLines(event.failure)) write(`  ${line}`);
        break;
      case 'assumed':
        write(`  ? ${event.assumption} does not hold here: ${event.failure.message} (${event.failure.call})`);
        break;
      case 'case-ended':
        write(`${event.failures === 0 ? '✓' : '✗'} ${event.caseId}: ${titles.get(event.caseId)}`);
        break;
      case 'ended':
        write(summary(event));
        break;
    }
  };
}

function summary({ cases, calls, failures, stopped, ms }: Extract<RunEvent, { type: 'ended' }>): string {
  const start = stopped ? 'stopped before the end, so far ' : '';
  const verdict = failures === 0 ? 'every promise was kept' : `${failures} times a promise was broken`;
  return `${start}${verdict}: ${cases} cases, ${calls} calls, ${(ms / 1000).toFixed(1)} s`;
}
