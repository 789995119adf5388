/**
 * One call of a sequence, as it is before anything was called. In its texts `{{id 1}}` stands for the field `id` of the
 * second item that the sequence created, counted round where there are fewer, and `{{id 1 12}}` for its first 12
 * characters.
 */
export interface Step {
  method: string;
  path: string;
  /** What follows the `?`, without it. */
  query: string;
  headers: Record<string, string>;
  /** One character for each byte. */
  body: string;
}

/** What an answer showed of one item that the sequence created. */
export interface Fact {
  /** Which one, from 0. */
  item: number;
  /** What it is called in a step: `id`, `version`. */
  field: string;
  /** Where the answer's JSON has it. */
  pointer: string;
  value: string;
}

/** Stands where a step wants something of an item that is not there. It is no name and no id of any API. */
export const nothing = '~none';

const reference = /\{\{([a-z]+) (\d+)(?: (\d+))?\}\}/g;

/** A part of a step's text: as it is, or a reference to a fact, cut to its first characters where `length` is given. */
export type Part = { text: string } | { field: string; item: number; length?: number };

/** Takes a text apart. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const found of text.matchAll(reference)) {
    const [whole, field = '', item, length] = found;
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ field, item: Number(item), ...(length !== undefined && { length: Number(length) }) });
    end = found.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** The step with each of its texts changed. */
export function mapStep(step: Step, change: (text: string) => string): Step {
  const headers = Object.entries(step.headers).map(([name, value]) => [name, change(value)] as const);
  return {
    method: step.method,
    path: change(step.path),
    query: change(step.query),
    headers: Object.fromEntries(headers),
    body: change(step.body),
  };
}
