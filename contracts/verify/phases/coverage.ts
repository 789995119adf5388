import type { Operation } from '../../openapi/spec.ts';
import type { Intent } from '../checks/check.ts';
import { rejectsInput } from '../checks/invalid-input-refused.ts';
import type { CallInput } from '../engine/call-input.ts';
import type { Case } from '../engine/case.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { invalidCallsOf, variedCalls } from '../fixtures/invalid-calls.ts';
import { isUnmistakable } from '../fixtures/is-unmistakable.ts';
import { CallSource } from '../fixtures/valid-call-source.ts';
import { SharedParts } from './shared-parts-tried-once.ts';

/** Cases from the schemas of every operation: calls at and inside every limit, and calls with one defect each. */
export function coverageCases(fixtures: FixtureFactory): Case[] {
  const shared = { inside: new SharedParts(), beyond: new SharedParts() };
  return [...fixtures.spec.operations.values()].filter(takesInput).flatMap((operation) => {
    const { id } = operation;
    const writes = !fixtures.isReading(operation);
    const valid: Case = {
      id: `valid-input/${id}`,
      title: `${id} accepts what the document allows`,
      check: 'valid-input-accepted',
      writes,
      run: (session) => callInside(fixtures, operation, session, shared.inside),
    };
    const invalid: Case = {
      id: `invalid-input/${id}`,
      title: `${id} rejects what the document forbids`,
      check: 'invalid-input-refused',
      writes,
      isUndocumented: !rejectsInput(operation),
      run: (session) => callBeyond(fixtures, operation, session, shared.beyond),
    };
    return [...(hasChoice(operation) && succeeds(operation) ? [valid] : []), invalid];
  });
}

/** Whether an operation is sent anything. */
export function takesInput({ requestBody, parameters }: Operation): boolean {
  return requestBody !== undefined || parameters.length > 0;
}

/** Whether there is anything to choose but which item, which only a GET may be asked for freely. */
function hasChoice({ method, requestBody, parameters }: Operation): boolean {
  return method === 'GET' || requestBody !== undefined || parameters.some(({ value }) => value.in !== 'path');
}

/** Whether the document has a success at all: some have only what goes wrong. */
function succeeds({ responses }: Operation): boolean {
  return responses.size === 0 || [...responses.keys()].some((status) => /^[123d]/.test(status));
}

async function callInside(
  fixtures: FixtureFactory,
  operation: Operation,
  session: Session,
  shared: SharedParts,
): Promise<void> {
  const source = new CallSource(fixtures, session, operation);
  let valid: CallInput | undefined = await source.next();
  const all = await variedCalls(fixtures, session, operation, valid, 'inside');
  const calls = session.isStrict ? all : shared.worthTrying(operation, all);
  for (const { what, of, tries } of calls) {
    valid ??= await source.next();
    const input = of(valid);
    const call = { intent: 'valid input', input, what, tries } as const;
    await session.unlessLeftOut(() => callOnce(fixtures, operation, session, call));
    // What is only read stays as good as new.
    if (operation.method !== 'GET') valid = undefined;
  }
}

async function callBeyond(
  fixtures: FixtureFactory,
  operation: Operation,
  session: Session,
  shared: SharedParts,
): Promise<void> {
  // What is rejected changes nothing, and the valid call stays as good as new.
  const valid = await new CallSource(fixtures, session, operation).next();
  const all = await invalidCallsOf(fixtures, session, operation, valid);
  const calls = session.isStrict ? all : shared.worthTrying(operation, all);
  for (const one of calls) {
    const { what, of, tries } = one;
    const call = { intent: 'invalid input', input: of(valid), what, tries } as const;
    const isRefused = rejectsInput(operation) || isUnmistakable(fixtures.spec, one, valid);
    await session.unlessLeftOut(() =>
      isRefused
        ? callOnce(fixtures, operation, session, call)
        : callLeniently(fixtures, operation, session, call),
    );
  }
}

/** The same, where the document refuses nothing: a server may take it, but not break down. */
async function callLeniently(
  fixtures: FixtureFactory,
  operation: Operation,
  session: Session,
  call: Parameters<typeof callOnce>[3],
): Promise<void> {
  const answer = await session.send(operation.id, call.input, call.intent);
  if (answer.status >= 500) await callOnce(fixtures, operation, session, call);
  else await fixtures.removeCreated(session, operation, call.input, answer);
}

/** A call, and what it creates is removed again. */
async function callOnce(
  fixtures: FixtureFactory,
  operation: Operation,
  session: Session,
  call: { intent: Intent; input: CallInput; what: string; tries?: readonly string[] },
): Promise<void> {
  const { intent, input, what, tries } = call;
  const answer = await session.probe(intent, operation.id, input, what, tries);
  await fixtures.removeCreated(session, operation, input, answer);
}
