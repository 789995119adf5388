import {
  type CallDifference,
  callDifferences,
  describeDifference,
  describeExpected,
  type ExpectedCall,
  type ExpectedCalls,
} from './expected-call.ts';
import type { MockedApi } from './mock-api.ts';
import type { ReceivedCall, ReceivedCalls } from './received.ts';

/** What a matcher of Jest or Vitest gives back. */
export interface MatcherResult {
  pass: boolean;
  message(): string;
}

/** One call of an order: an operationId, and what the call must have. */
export type ExpectedStep = string | readonly [operationId: string, wanted?: ExpectedCall];

/** Whether the mock received calls of an operation that have what is wanted. */
export function toHaveReceived(
  api: unknown,
  operationId: string,
  { times, ...wanted }: ExpectedCalls = {},
): MatcherResult {
  const { name, received } = mockedApi(api, operationId);
  const found = received.of(operationId).filter((call) => callDifferences(wanted, call).length === 0);
  for (const call of found) received.expected.add(call);
  const isAny = Object.keys(wanted).length === 0;
  // Of calls that are forgotten, nothing but their number is known.
  const count = isAny ? received.count(operationId) : found.length;
  const pass = times === undefined ? count > 0 : count === times;
  const often = times === undefined ? '' : ` ${times} times`;
  const what = [operationId, describeExpected(wanted, received)].filter(Boolean).join(' with ');
  return {
    pass,
    message: () =>
      [
        `expected ${name} ${pass ? 'not ' : ''}to have received${often} ${what}`,
        `it received such a call ${count} times, of these:`,
        ...summary(received),
        ...(pass || count > 0 ? [] : closest(operationId, wanted, received)),
      ].join('\n'),
  };
}

/** Whether the mock received calls in an order, whatever came between them. */
export function toHaveReceivedInOrder(api: unknown, ...steps: ExpectedStep[]): MatcherResult {
  const pairs = steps.map((step) => (typeof step === 'string' ? ([step] as const) : step));
  const { name, received } = mockedApi(api, ...pairs.map(([operationId]) => operationId));
  const calls = received.of();
  let next = 0;
  const missing = pairs.findIndex(([operationId, wanted = {}]) => {
    const at = calls.findIndex((call, index) => index >= next && isMatchingCall(call, operationId, wanted));
    if (at < 0) return true;
    received.expected.add(calls[at] as ReceivedCall);
    next = at + 1;
    return false;
  });
  const pass = missing < 0;
  const [operationId = '', wanted = {}] = pairs[missing] ?? [];
  const what = [operationId, describeExpected(wanted, received)].filter(Boolean).join(' with ');
  return {
    pass,
    message: () =>
      [
        pass
          ? `expected ${name} not to have received the calls in this order`
          : `${name} did not receive ${what} as number ${missing + 1} in order; it received:`,
        ...calls.map((call, index) => `  ${index + 1}. ${callSummary(call)}`),
      ].join('\n'),
  };
}

/** Whether every call that the mock received has been asked for before, by one of the other two. */
export function toHaveReceivedNothingElse(api: unknown): MatcherResult {
  const { name, received } = mockedApi(api);
  const others = received.of().filter((call) => !received.expected.has(call));
  const pass = others.length === 0 && received.forgotten === 0;
  return {
    pass,
    message: () =>
      [
        `expected ${name} ${pass ? '' : 'not '}to have received calls that this test has not asked for${pass ? '' : ':'}`,
        ...others.map((call) => `  ${callSummary(call)}`),
        ...forgotten(received),
      ].join('\n'),
  };
}

function mockedApi(api: unknown, ...operationIds: string[]): { name: string; received: ReceivedCalls } {
  if (!isMockedApi(api)) throw new TypeError('this is for what mockApi() gives');
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

function isMatchingCall(call: ReceivedCall, operationId: string, wanted: ExpectedCall): boolean {
  return call.operationId === operationId && callDifferences(wanted, call).length === 0;
}

function summary(received: ReceivedCalls): string[] {
  const counts = received.counts().map(([operationId, count]) => {
    return `  ${count} × ${operationId ?? 'what the document does not have'}`;
  });
  return counts.length === 0 ? ['  none at all'] : [...counts, ...forgotten(received)];
}

function forgotten(received: ReceivedCalls): string[] {
  if (received.forgotten === 0) return [];
  return [`  of the first ${received.forgotten} calls nothing is kept but their number: they were too large`];
}

/** The call that is the least different, and where. */
function closest(operationId: string, wanted: ExpectedCall, received: ReceivedCalls): string[] {
  const compared = received
    .of(operationId)
    .map((call): [ReceivedCall, CallDifference[]] => [call, callDifferences(wanted, call)]);
  const [found] = compared.sort(([, a], [, b]) => a.length - b.length);
  if (!found) return [];
  const [call, differing] = found;
  return [
    `the closest is ${callSummary(call)}, but for`,
    ...differing.map((one) => `  ${describeDifference(one, received)}`),
  ];
}

function callSummary({ operationId, method, url }: ReceivedCall): string {
  return `${method} ${url.path}${operationId === undefined ? '' : ` (${operationId})`}`;
}
