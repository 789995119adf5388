import type { Arbitrary } from 'fast-check';
import { isRecord } from '../../http/is-record.ts';
import { bare, isJson } from '../../http/media-type.ts';
import type { Schema } from '../../openapi/document.ts';
import { arbitraryFor } from '../../openapi/generation/index.ts';
import { preferredMediaType } from '../../openapi/serialization/serialize-body.ts';
import type { Operation, Spec } from '../../openapi/spec.ts';
import type { CallInput } from '../engine/call-input.ts';
import type { Case } from '../engine/case.ts';
import type { Session } from '../engine/session.ts';
import type { VendorRules } from '../engine/vendor-rules.ts';
import { withRunName } from '../fixtures/create-named-item.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { CallSource } from '../fixtures/valid-call-source.ts';
import { requestViolations } from '../fixtures/validate-request.ts';
import { takesInput } from './coverage.ts';

/** How much is left to chance, and what chance starts from. */
export interface FuzzingOptions {
  /** Random calls of each operation. */
  cases: number;
  /** The same seed gives the same calls. */
  seed: number;
}

/** Calls on the way to the simplest one that fails. */
const maxShrinks = 1000;

/** Random valid calls of every operation that takes input; of those that fail, the simplest is reported. */
export function fuzzingCases(fixtures: FixtureFactory, options: FuzzingOptions): Case[] {
  if (options.cases === 0) return [];
  return [...fixtures.spec.operations.values()].filter(takesInput).map((operation) => ({
    id: `random-input/${operation.id}`,
    title: `${operation.id} accepts random input that the document allows`,
    check: 'valid-input-accepted',
    writes: !fixtures.isReading(operation),
    run: (session) => search(fixtures, operation, options, session),
  }));
}

async function search(
  fixtures: FixtureFactory,
  operation: Operation,
  { cases, seed }: FuzzingOptions,
  session: Session,
): Promise<void> {
  const { default: fc } = await import('fast-check');
  const arbitrary = await inputsOf(fixtures.spec, operation);
  if (!arbitrary) return;
  let trials = 0;
  const source = new CallSource(fixtures, session, operation);
  const call = async (given: Given) => callOf(fixtures, operation, session, await source.next(), given);
  const holds = async (given: Given) => {
    trials += 1;
    const input = await call(given);
    if (!input) return true;
    const what = `by chance, seed ${seed}`;
    const tried = await session.unlessLeftOut(() => session.trial('valid input', operation.id, input, what));
    if (!tried) return true;
    await fixtures.removeCreated(session, operation, input, tried.answer);
    return tried.broken === 0 || trials > cases + maxShrinks;
  };
  const found = await fc.check(fc.asyncProperty(arbitrary, holds), { seed, numRuns: cases });
  const [simplest] = found.counterexample ?? [];
  const input = simplest && (await call(simplest));
  if (!input) return;
  const what = `by chance, seed ${seed}, the simplest after ${found.numShrinks} steps`;
  const answer = await session.probe('valid input', operation.id, input, what);
  await fixtures.removeCreated(session, operation, input, answer);
}

/** What chance decides of a call; the rest is a sample's. */
interface Given {
  body?: unknown;
  query?: Record<string, unknown>;
}

/** The call, where it keeps to the document and the vendor's own rules. */
async function callOf(
  fixtures: FixtureFactory,
  operation: Operation,
  session: Session,
  sample: CallInput,
  given: Given,
): Promise<CallInput | undefined> {
  const { spec, rules } = fixtures;
  const random: CallInput = {
    ...sample,
    ...('body' in given && { body: given.body }),
    ...(given.query && { query: { ...sample.query, ...given.query } }),
  };
  const input = withRunName(session, fixtures.createdBy(operation), random, 'random');
  const allowed = rules.forbids ? withoutForbidden(rules, operation, input, sample) : input;
  if (!allowed) return undefined;
  const { request, basePath } = await session.prepare(operation.id, allowed);
  const faults = await requestViolations(spec, operation, request, basePath);
  return faults?.length === 0 ? allowed : undefined;
}

/** As much of a call as the vendor allows: the sample, with those of its members that may be so. */
function withoutForbidden(
  { forbids }: VendorRules,
  { id }: Operation,
  input: CallInput,
  sample: CallInput,
): CallInput | undefined {
  const isAllowed = (call: CallInput) => forbids?.(id, call, sample) === undefined;
  if (isAllowed(input)) return input;
  if (Buffer.isBuffer(input.body) || Buffer.isBuffer(sample.body)) return undefined;
  if (!isRecord(input.body) || !isRecord(sample.body)) return undefined;
  let body: Record<string, unknown> = sample.body;
  for (const [name, member] of Object.entries(input.body)) {
    const wider = { ...body, [name]: member };
    if (isAllowed({ ...sample, body: wider })) body = wider;
  }
  return { ...sample, body };
}

/** `undefined` where an operation takes nothing that chance could decide. */
async function inputsOf(spec: Spec, operation: Operation): Promise<Arbitrary<Given> | undefined> {
  const { default: fc } = await import('fast-check');
  const schema = bodySchema(operation);
  const body = schema === undefined ? undefined : await arbitraryFor(spec, schema, { direction: 'request' });
  const query: Record<string, Arbitrary<unknown>> = {};
  for (const { value: parameter } of operation.parameters) {
    if (parameter.in !== 'query' || parameter.schema === undefined || isPacked(parameter.schema)) continue;
    const values = await arbitraryFor(spec, parameter.schema, { direction: 'request' });
    if (values) query[parameter.name] = parameter.required ? values : fc.option(values, { nil: undefined });
  }
  const hasQuery = Object.keys(query).length > 0;
  if (!body && !hasQuery) return undefined;
  return fc.record({ ...(body && { body }), ...(hasQuery && { query: fc.record(query) }) });
}

function bodySchema({ requestBody }: Operation): Schema | undefined {
  const type = requestBody && preferredMediaType(requestBody.value);
  if (type === undefined || !(isJson(type) || bare(type) === 'application/x-www-form-urlencoded'))
    return undefined;
  return requestBody?.value.content[type]?.schema;
}

function isPacked(schema: Schema): boolean {
  return typeof schema === 'object' && schema.contentSchema !== undefined;
}
