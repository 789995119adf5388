import type { SchemaLocation } from '../schema-location.ts';

/** A value for one place, and what it is, in words. */
export interface Candidate {
  what: string;
  value: unknown;
}

/** What is near one keyword's limit. Not every candidate need be what it is meant to be: the judge has the last word. */
export interface Boundary {
  /** At the limit, and just inside it. */
  inside(site: SchemaLocation, said: unknown): Candidate[];
  /** Just beyond it. */
  beyond(site: SchemaLocation, said: unknown): Candidate[];
}

/** A value that speaks for itself. */
export function told(value: unknown): Candidate {
  const text = JSON.stringify(value) ?? 'nothing';
  return { what: text.length > 40 ? `${text.slice(0, 40)}…` : text, value };
}

/** A length in words. */
export function inCharacters(length: number): string {
  return `${length} ${length === 1 ? 'character' : 'characters'}`;
}
