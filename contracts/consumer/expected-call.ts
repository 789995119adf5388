import { parsePointer } from '../http/json-pointer.ts';
import { headerOf } from '../http/message.ts';
import { redacted } from '../openapi/redact.ts';
import type { ReceivedCall, ReceivedCalls } from './received-calls.ts';
import { differences, toText, type ValueDifference } from './value-differences.ts';

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
export function describeExpected(
  operationId: string,
  expected: ExpectedCall,
  received: ReceivedCalls,
): string {
  const parts = callParts.filter((place) => expected[place] !== undefined);
  return parts
    .map((place) => {
      const value = expected[place];
      // A text may contain a secret anywhere.
      if (!isObject(value)) return `${place} of some text`;
      const plain = plainJson(value);
      return `${place} ${received.mask(toText(received.shownInput(operationId, place, plain)))}`;
    })
    .join(', ');
}

/** A difference, for people. Of secret values it says only that they differ. */
export function describeDifference(
  operationId: string,
  difference: CallDifference,
  received: ReceivedCalls,
): string {
  const { in: place, pointer, expected, actual } = difference;
  const at = received.mask(`${place} ${pointer || '/'}`);
  const isText = place === 'body' && pointer === '' && !(isObject(actual) && isObject(expected));
  if (actual === undefined) return `${at}: missing`;
  const [shown, seen] = [expected, actual].map((value) => {
    return received.shownInput(operationId, place, nested(pointer, plainJson(value)));
  });
  const [wanted, got] = [shown, seen].map((value) => toText(valueAt(value, pointer)));
  if (isText || wanted === hidden || got === hidden) return `${at}: differs from the expected value`;
  return `${at}: expected ${received.mask(wanted ?? '')}, got ${received.mask(got ?? '')}`;
}

const hidden = JSON.stringify(redacted);

/** A value with matchers as their names. */
function plainJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(toText(value));
}

/** A value at its place, with nothing beside it. */
function nested(pointer: string, value: unknown): unknown {
  return parsePointer(pointer).reduceRight<unknown>((part, step) => {
    return /^\d+$/.test(step) ? Array.from({ length: Number(step) + 1 }, () => part) : { [step]: part };
  }, value);
}

/** The value there, or the first around it that is not what it was. */
function valueAt(value: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce<unknown>((part, step) => {
    return isObject(part) ? (part as Record<string, unknown>)[step] : part;
  }, value);
}

function isObject(value: unknown): boolean {
  return value !== null && typeof value === 'object';
}
