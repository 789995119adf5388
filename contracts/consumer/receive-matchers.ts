import {
  type CallDifference,
  callDifferences,
  describeDifference,
  describeExpected,
  type ExpectedCall,
  type ExpectedCalls,
} from './expected-call.ts';
import type { MockedApi } from './mock-api.ts';
import type { ReceivedCall, ReceivedCalls } from './received-calls.ts';

/** The result of a matcher of Jest or Vitest. */
export interface MatcherResult {
  pass: boolean;
  message(): string;
}

/** One call of an order: an operationId, and what the call must contain. */
export type ExpectedStep = string | readonly [operationId: string, expected?: ExpectedCall];

/** Whether the mock received calls of an operation with what is expected. */
export function toHaveReceived(
  api: unknown,
  operationId: string,
  { times, ...expected }: ExpectedCalls = {},
): MatcherResult {
  const { name, received } = mockedApi(api, operationId);
  const found = received.of(operationId).filter((call) => callDifferences(expected, call).length === 0);
  for (const call of found) received.expected.add(call);
  const isAny = Object.keys(expected).length === 0;
  // Of dropped calls only the number is known.
  const count = isAny ? received.count(operationId) : found.length;
  const pass = times === undefined ? count > 0 : count === times;
  const often = times === undefined ? '' : ` ${times} times`;
  const what = describeCall(operationId, expected, received);
  return {
    pass,
    message: () =>
      [
        `expected ${name} ${pass ? 'not ' : ''}to have received${often} ${what}`,
        `matching calls: ${count}, of all received:`,
        ...summary(received),
        ...(pass || count > 0 ? [] : closest(operationId, expected, received)),
      ].join('\n'),
  };
}

/** Whether the mock received calls in an order, whatever came between them. */
export function toHaveReceivedInOrder(api: unknown, ...steps: ExpectedStep[]): MatcherResult {
  const pairs = steps.map((step) => (typeof step === 'string' ? ([step] as const) : step));
  const { name, received } = mockedApi(api, ...pairs.map(([operationId]) => operationId));
  const calls = received.of();
  let next = 0;
  const missing = pairs.findIndex(([operationId, expected = {}]) => {
    const at = calls.findIndex((call, index) => index >= next && isMatchingCall(call, operationId, expected));
    if (at < 0) return true;
    received.expected.add(calls[at] as ReceivedCall);
    next = at + 1;
    return false;
  });
  const pass = missing < 0;
  const [operationId = '', expected = {}] = pairs[missing] ?? [];
  const what = describeCall(operationId, expected, received);
  return {
    pass,
    message: () =>
      [
        pass
          ? `expected ${name} not to have received the calls in this order`
          : `${name} did not receive ${what} as number ${missing + 1} in order; it received:`,
        ...calls.map((call, index) => `  ${index + 1}. ${received.summary(call)}`),
      ].join('\n'),
  };
}

/** Whether every call that the mock received was expected by one of the other two matchers. */
export function toHaveReceivedNothingElse(api: unknown): MatcherResult {
  const { name, received } = mockedApi(api);
  const others = received.of().filter((call) => !received.expected.has(call));
  const pass = others.length === 0 && received.dropped === 0;
  return {
    pass,
    message: () =>
      [
        `expected ${name} ${pass ? '' : 'not '}to have received calls that this test did not expect${pass ? '' : ':'}`,
        ...others.map((call) => `  ${received.summary(call)}`),
        ...droppedNotice(received),
      ].join('\n'),
  };
}

function mockedApi(api: unknown, ...operationIds: string[]): { name: string; received: ReceivedCalls } {
  if (!isMockedApi(api)) throw new TypeError('expected the result of mockApi()');
  const { operations } = api.mock.spec;
  const unknown = operationIds.filter((operationId) => !operations.has(operationId));
  if (unknown.length > 0)
    throw new TypeError(
      `${api.name} has no ${unknown.join(', ')}; it has ${[...operations.keys()].join(', ')}`,
    );
  return { name: api.name, received: api.received };
}

// By its members: a project may have loaded the kit twice, as ESM and as CommonJS.
function isMockedApi(api: unknown): api is Pick<MockedApi, 'name' | 'mock' | 'received'> {
  return api !== null && typeof api === 'object' && 'received' in api && 'mock' in api;
}

function isMatchingCall(call: ReceivedCall, operationId: string, expected: ExpectedCall): boolean {
  return call.operationId === operationId && callDifferences(expected, call).length === 0;
}

/** An operation, and what a call of it must contain. */
function describeCall(operationId: string, expected: ExpectedCall, received: ReceivedCalls): string {
  const parts = [operationId, describeExpected(operationId, expected, received)];
  return parts.filter(Boolean).join(' with ');
}

function summary(received: ReceivedCalls): string[] {
  const counts = received.counts().map(([operationId, count]) => {
    return `  ${count} × ${operationId ?? 'undocumented'}`;
  });
  return counts.length === 0 ? ['  none at all'] : [...counts, ...droppedNotice(received)];
}

function droppedNotice(received: ReceivedCalls): string[] {
  if (received.dropped === 0) return [];
  return [`  the first ${received.dropped} calls were dropped, since they were too large`];
}

/** The call that is the least different, and where. */
function closest(operationId: string, expected: ExpectedCall, received: ReceivedCalls): string[] {
  const compared = received
    .of(operationId)
    .map((call): [ReceivedCall, CallDifference[]] => [call, callDifferences(expected, call)]);
  const [found] = compared.sort(([, a], [, b]) => a.length - b.length);
  if (!found) return [];
  const [call, differing] = found;
  return [
    `the closest is ${received.summary(call)}, except for`,
    ...differing.map((one) => `  ${describeDifference(operationId, one, received)}`),
  ];
}
