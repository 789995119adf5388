import type { RunEvent } from '../verify/engine/events.ts';
import type { Reporter } from './reporter.ts';
import { tool } from './tool-version.ts';

/** What the report says of itself, for those who read it. */
export const jsonFormat = { format: 'bonafide', version: 1 };

/** What was noted of a run: `bonafide merge-reports` reads it. */
export interface JsonReport {
  format: string;
  version: number;
  /** The command line that reruns all cases. */
  rerun: string;
  events: RunEvent[];
}

/** Every event of a run, in their order: what other reports are made of. Each is written at once, so that none is held in memory. */
export const jsonReporter: Reporter = ({ write, rerunCommand }) => {
  let separator = '\n';
  const head = { ...jsonFormat, generatedBy: tool, rerun: rerunCommand([]) };
  write(`${JSON.stringify(head).slice(0, -1)},"events":[`);
  return (event) => {
    write(`${separator}${JSON.stringify(shown(event))}`);
    separator = ',\n';
    if (event.type === 'ended') write('\n]}\n');
  };
};

/** An event without what refers to others, which those who read it find out themselves. */
function shown(event: RunEvent): object {
  if (event.type === 'coverage')
    return { ...event, coverage: event.coverage.map(({ within: _, ...point }) => point) };
  if (event.type !== 'failed') return event;
  const { cause, isNew: _, ...rest } = event;
  return { ...rest, ...(cause && { cause: cause.number }) };
}
