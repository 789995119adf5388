import { headerOf } from '../http/message.ts';
import type { Redactor } from '../openapi/redact.ts';
import { differences, toText, type ValueDifference } from './differences.ts';
import type { ReceivedCall, ReceivedCalls } from './received.ts';

/** What a call must have, whatever else it has. A matcher such as `expect.any(String)` may stand for any part. */
export interface ExpectedCall {
  path?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  /** Their names in any case. */
  headers?: Readonly<Record<string, unknown>>;
  body?: unknown;
}

/** How often, besides what. */
export interface ExpectedCalls extends ExpectedCall {
  /** Exactly so many times; at least once, if it is not given. */
  times?: number;
}

/** Where a call is not what was wanted. */
export interface CallDifference extends ValueDifference {
  in: keyof ExpectedCall;
}

const callParts = ['path', 'query', 'headers', 'body'] as const;

/** Where a call lacks what is wanted; empty where it has it all. */
export function callDifferences(wanted: ExpectedCall, call: ReceivedCall): CallDifference[] {
  return callParts.flatMap((place) => {
    if (wanted[place] === undefined) return [];
    return differences(expectedPart(wanted, place), actualPart(wanted, call, place)).map((one) => ({
      ...one,
      in: place,
    }));
  });
}

// A path and a query are text: a number that is wanted there is wanted as text.
function expectedPart(wanted: ExpectedCall, place: keyof ExpectedCall): unknown {
  if (place === 'body') return wanted.body;
  return mapValues(wanted[place] ?? {}, (value) => (typeof value === 'object' ? value : String(value)));
}

function actualPart(wanted: ExpectedCall, call: ReceivedCall, place: keyof ExpectedCall): unknown {
  if (place !== 'headers') return call[place];
  return mapValues(wanted.headers ?? {}, (_, name) => headerOf(call.headers, name));
}

function mapValues(
  record: Readonly<Record<string, unknown>>,
  change: (value: unknown, name: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}

/** A wanted call, for people: `query {"version":"11"}, body {"Name":"a"}`. Secret values are not shown. */
export function describeExpected(wanted: ExpectedCall, { redactor }: ReceivedCalls): string {
  const parts = callParts.filter((place) => wanted[place] !== undefined);
  return parts
    .map((place) => {
      const value = place === 'headers' ? redactor.headers(wanted.headers ?? {}) : wanted[place];
      // Of a text nobody knows what in it is secret.
      return `${place} ${isObject(value) ? redactor.body(toText(value)) : 'of some text'}`;
    })
    .join(', ');
}

/** Where a call is not what was wanted, for people. Of secret values it says only that they differ. */
export function describeDifference(difference: CallDifference, { redactor }: ReceivedCalls): string {
  const { in: place, pointer, expected, actual } = difference;
  const at = `${place} ${pointer || '/'}`;
  const isText = place === 'body' && pointer === '' && !(isObject(actual) && isObject(expected));
  const isHidden = isText || isSecret(difference, redactor);
  if (actual === undefined) return `${at}: there is none`;
  if (isHidden) return `${at}: it is another value than is wanted`;
  return `${at}: wanted ${redactor.body(toText(expected))}, found ${redactor.body(toText(actual))}`;
}

/** Whether a difference is in what the document, or HTTP, takes for secret. */
function isSecret({ in: place, pointer }: CallDifference, redactor: Redactor): boolean {
  const names = pointer.split('/').slice(1);
  const [name = ''] = names;
  if (place === 'headers') return redactor.headers({ [name]: 'plain' })[name] !== 'plain';
  const probe = names.reduceRight<unknown>((part, step) => ({ [step]: part }), 'plain');
  return !JSON.stringify(redactor.json(probe)).includes('plain');
}

function isObject(value: unknown): boolean {
  return value !== null && typeof value === 'object';
}
