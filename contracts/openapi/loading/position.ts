import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarStyle } from 'js-yaml';
import { createOffsetFinder } from './tolerant-yaml.ts';

/** A position in a text; both numbers start at 1. */
export interface Position {
  line: number;
  column: number;
}

const quoted: ReadonlySet<ScalarStyle> = new Set([SCALAR_STYLE.SINGLE_QUOTED, SCALAR_STYLE.DOUBLE_QUOTED]);

/**
 * Finds positions in the text of a JSON or YAML document by the steps of a JSON pointer: of the key that the last step
 * names, or of the item of a list. Where the pointer leads nowhere, it is the position of the last step that exists.
 */
export function createPositionFinder(text: string): (steps: readonly string[]) => Position {
  const events = eventsOf(text);
  const find = events
    ? (steps: readonly string[]) => offsetOf(text, events, steps)
    : createOffsetFinder(text);
  const lines = lineStarts(text);
  return (steps) => positionAt(lines, find(steps));
}

function eventsOf(text: string): readonly Event[] | undefined {
  try {
    return parseEvents(text, { maxDepth: 1000 });
  } catch {
    return undefined;
  }
}

function offsetOf(text: string, events: readonly Event[], steps: readonly string[]): number {
  // The first event opens the document itself.
  let index = 1;
  let offset = startOf(events[index]) ?? 0;
  for (const step of steps) {
    const found = childOf(text, events, index, step);
    if (!found) break;
    index = found.value;
    offset = startOf(events[found.named]) ?? offset;
  }
  return offset;
}

/** The indices of a child's value and of what names it: its key or, in a list, itself. */
function childOf(
  text: string,
  events: readonly Event[],
  parent: number,
  step: string,
): { named: number; value: number } | undefined {
  const isMap = events[parent]?.type === EVENT_ID.MAPPING;
  if (!isMap && events[parent]?.type !== EVENT_ID.SEQUENCE) return undefined;
  let index = parent + 1;
  for (let count = 0; events[index] && events[index]?.type !== EVENT_ID.POP; count += 1) {
    const key = events[index];
    const value = isMap ? after(events, index) : index;
    const name = !isMap
      ? String(count)
      : key?.type === EVENT_ID.SCALAR
        ? getScalarValue(text, key)
        : undefined;
    if (name === step) return { named: index, value };
    index = after(events, value);
  }
  return undefined;
}

/** The index of the event after a whole value. */
function after(events: readonly Event[], index: number): number {
  let open = 0;
  for (let at = index; at < events.length; at += 1) {
    const type = events[at]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) open += 1;
    else if (type === EVENT_ID.POP) open -= 1;
    if (open === 0) return at + 1;
  }
  return events.length;
}

function startOf(event: Event | undefined): number | undefined {
  if (!event) return undefined;
  if (event.type === EVENT_ID.SCALAR) return event.valueStart - (quoted.has(event.style) ? 1 : 0);
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart;
  return 'start' in event ? event.start : undefined;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionAt(lines: readonly number[], offset: number): Position {
  let line = lines.findLastIndex((start) => start <= offset);
  if (line < 0) line = 0;
  return { line: line + 1, column: offset - (lines[line] ?? 0) + 1 };
}
