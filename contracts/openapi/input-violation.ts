import { escapeStep, parsePointer } from '../http/json-pointer.ts';
import { type Document, find } from './document.ts';

/** How a request violates the document. */
export interface InputViolation {
  in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** The parameter's name; for a body, the JSON pointer into it. */
  at: string;
  /** JSON pointer into a parameter's value, where that has parts. */
  inner?: string;
  /** The violated keyword of JSON Schema, or a check before any schema. */
  rule: string | 'missing' | 'unreadable' | 'not JSON' | 'media type';
  /** What is wrong. Never quotes a value. */
  message: string;
  /** JSON pointer of the violated rule in the document. */
  schemaPointer: string;
  /** The property that is missing, or that must not be there; only among all violations of a request. */
  property?: string;
  /** The rejected value, where there is one. */
  value?: unknown;
}

/** Where in a request, as a JSON pointer down to the property that is missing or must not be there: `/body/owner/name`. */
export function pointerOf({ in: part, at, inner = '', property }: InputViolation): string {
  const place = part === 'body' ? `/body${at}` : `/${part}/${escapeStep(at)}${inner}`;
  return property === undefined ? place : `${place}/${escapeStep(property)}`;
}

/** What is wrong at that pointer: `is missing`, `must be string`. */
export function messageAt({ rule, message, property }: InputViolation): string {
  if (property === undefined) return message;
  return rule === 'required' || rule === 'dependentRequired' ? 'is missing' : 'must not be there';
}

/** A longer list says less than its place in the document. */
const maxLength = 200;

/** The violated rule as the document has it: `maxLength: 5`; `undefined` where it is more than a value. */
export function expectedText(document: Document, { schemaPointer }: InputViolation): string | undefined {
  const value = find(document, schemaPointer)?.value;
  const keyword = parsePointer(schemaPointer).at(-1);
  const isList = Array.isArray(value) && value.every((one) => one === null || typeof one !== 'object');
  if (value === undefined || (value !== null && typeof value === 'object' && !isList)) return undefined;
  const text = JSON.stringify(value);
  return `${keyword}: ${text.length > maxLength ? `${text.slice(0, maxLength)}…` : text}`;
}
