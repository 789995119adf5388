import { parsePointer } from '../http/json-pointer.ts';
import { headerOf } from '../http/message.ts';
import type { Redactor } from '../openapi/redact.ts';
import { differences, toText, type ValueDifference } from './differences.ts';
import type { ReceivedCall, ReceivedCalls } from './received.ts';

/** What a call must contain. A matcher such as `expect.any(String)` may stand for any part. */
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

/** Where a call differs from what was expected. */
export interface CallDifference extends ValueDifference {
  in: keyof ExpectedCall;
}

const callParts = ['path', 'query', 'headers', 'body'] as const;

/** Where a call differs from what is expected; empty where it contains all of it. */
export function callDifferences(expected: ExpectedCall, call: ReceivedCall): CallDifference[] {
  return callParts.flatMap((place) => {
    if (expected[place] === undefined) return [];
    return differences(expectedPart(expected, place), actualPart(expected, call, place)).map((one) => ({
      ...one,
      in: place,
    }));
  });
}

// Path and query are text: an expected number is compared as text.
function expectedPart(expected: ExpectedCall, place: keyof ExpectedCall): unknown {
  if (place === 'body') return expected.body;
  return mapValues(expected[place] ?? {}, (value) => (typeof value === 'object' ? value : String(value)));
}

function actualPart(expected: ExpectedCall, call: ReceivedCall, place: keyof ExpectedCall): unknown {
  if (place !== 'headers') return call[place];
  return mapValues(expected.headers ?? {}, (_, name) => headerOf(call.headers, name));
}

function mapValues(
  record: Readonly<Record<string, unknown>>,
  change: (value: unknown, name: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}

/** An expected call, for people: `query {"version":"11"}, body {"Name":"a"}`. Secret values are not shown. */
export function describeExpected(expected: ExpectedCall, { redactor }: ReceivedCalls): string {
  const parts = callParts.filter((place) => expected[place] !== undefined);
  return parts
    .map((place) => {
      const value = place === 'headers' ? redactor.headers(expected.headers ?? {}) : expected[place];
      // A text may contain a secret anywhere.
      return `${place} ${isObject(value) ? redactor.body(toText(value)) : 'of some text'}`;
    })
    .join(', ');
}

/** A difference, for people. Of secret values it says only that they differ. */
export function describeDifference(difference: CallDifference, { redactor }: ReceivedCalls): string {
  const { in: place, pointer, expected, actual } = difference;
  const at = `${place} ${pointer || '/'}`;
  const isText = place === 'body' && pointer === '' && !(isObject(actual) && isObject(expected));
  const isHidden = isText || isSecret(difference, redactor);
  if (actual === undefined) return `${at}: missing`;
  if (isHidden) return `${at}: differs from the expected value`;
  return `${at}: expected ${redactor.body(toText(expected))}, got ${redactor.body(toText(actual))}`;
}

/** Whether the differing value is secret by the document, or in HTTP. */
function isSecret({ in: place, pointer }: CallDifference, redactor: Redactor): boolean {
  const names = parsePointer(pointer);
  const [name = ''] = names;
  if (place === 'headers') return redactor.headers({ [name]: 'plain' })[name] !== 'plain';
  const probe = names.reduceRight<unknown>((part, step) => ({ [step]: part }), 'plain');
  return !JSON.stringify(redactor.json(probe)).includes('plain');
}

function isObject(value: unknown): boolean {
  return value !== null && typeof value === 'object';
}
