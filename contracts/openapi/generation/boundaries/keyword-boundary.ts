import { writeJson } from '../../../http/lossless-json.ts';
import type { SchemaLocation } from '../schema-location.ts';

/** A value for one location, with a short description: `250 characters`. */
export interface Candidate {
  label: string;
  value: unknown;
}

/** Values near the limit of one keyword. Not every candidate has to be what it is meant to be: each is validated afterwards. */
export interface Boundary {
  /** At the limit, and just inside it. */
  inside(location: SchemaLocation, limit: unknown): Candidate[];
  /** Just beyond it. */
  beyond(location: SchemaLocation, limit: unknown): Candidate[];
}

/** A candidate whose label is its value. */
export function labelledByValue(value: unknown): Candidate {
  const text = writeJson(value) ?? 'undefined';
  return { label: text.length > 40 ? `${text.slice(0, 40)}…` : text, value };
}

/** A length as a label. */
export function lengthLabel(length: number): string {
  return `${length} ${length === 1 ? 'character' : 'characters'}`;
}
