import { at } from '../../http/json-pointer.ts';
import { shapeOf } from '../../openapi/resources/index.ts';
import { type Operation, responseFor, type Spec } from '../../openapi/spec.ts';
import type { Contract } from '../contract.ts';
import type { CallInput } from '../engine/call-input.ts';
import type { Session } from '../engine/session.ts';
import { removeCreated, resourcesOf } from '../fixtures/created-resources.ts';
import { requestViolations } from '../fixtures/validate-request.ts';
import { type Side, type Variation, variations } from '../fixtures/variation.ts';
import type { Case } from '../plan.ts';

/** Cases from an operation's schemas: calls at and inside every limit, and calls with one defect each. */
export function coverageCases(contract: Contract, operation: Operation): Case[] {
  const { id } = operation;
  const writes = !isReading(contract, operation);
  const inside: Case = {
    id: `valid-input/${id}`,
    title: `${id} takes what the document allows`,
    check: 'valid-input-accepted',
    writes,
    run: (session) => tryInside(contract, operation, session),
  };
  const beyond: Case = {
    id: `invalid-input/${id}`,
    title: `${id} refuses what breaks the document`,
    check: 'invalid-input-refused',
    writes,
    run: (session) => tryBeyond(contract, operation, session),
  };
  return [
    ...(hasChoice(operation) && succeeds(operation) ? [inside] : []),
    ...(rejectsInput(operation) ? [beyond] : []),
  ];
}

/** Whether there is anything to choose but what is spoken of, which is only chosen where it is only looked at. */
function hasChoice({ method, requestBody, parameters }: Operation): boolean {
  return method === 'GET' || requestBody !== undefined || parameters.some(({ value }) => value.in !== 'path');
}

/** Whether the document has a success at all: some have only what goes wrong. */
function succeeds({ responses }: Operation): boolean {
  return responses.size === 0 || [...responses.keys()].some((status) => /^[123d]/.test(status));
}

/** Whether the document says what is answered to input that breaks it. */
export function rejectsInput({ responses }: Operation): boolean {
  return ['400', '422', '4XX', 'default'].some((status) => responses.has(status));
}

/** Whether an operation has anything to be sent. */
export function takesInput({ requestBody, parameters }: Operation): boolean {
  return requestBody !== undefined || parameters.length > 0;
}

/** What could be missing has to be created before it can be read. */
export function isReading(contract: Contract, { method, path, id }: Operation): boolean {
  const needsNothing =
    !path.includes('{') || contract.unknownPath({ name: (what) => what }, id) === undefined;
  return method === 'GET' && needsNothing;
}

async function tryInside(contract: Contract, operation: Operation, session: Session): Promise<void> {
  let sample: CallInput | undefined;
  for (const { what, of, tries } of await callsOf(contract, operation, session, 'inside')) {
    // What is only read stays as good as new.
    if (!sample || operation.method !== 'GET') sample = await contract.sample(session, operation.id);
    const input = of(sample);
    const answer = await session.probe('valid input', operation.id, input, what, tries);
    await removeCreated(session, contract.spec, operation.id, input, answer);
  }
}

async function tryBeyond(contract: Contract, operation: Operation, session: Session): Promise<void> {
  const calls = await callsOf(contract, operation, session, 'beyond');
  const sample = await contract.sample(session, operation.id);
  for (const { what, of, tries } of calls) {
    // What is refused changes nothing, and the sample stays as good as new.
    const input = of(sample);
    const answer = await session.probe('invalid input', operation.id, input, what, tries);
    await removeCreated(session, contract.spec, operation.id, input, answer);
  }
}

/** Calls that break the document in one place each, as they are on the wire. */
export function invalidCallsOf(
  contract: Contract,
  operation: Operation,
  session: Session,
): Promise<TriedCall[]> {
  return callsOf(contract, operation, session, 'beyond');
}

/** A variation, and every keyword that its request tries: several variations can be the same on the wire. */
interface TriedCall extends Variation {
  tries: string[];
}

/** The variations whose requests, as they are on the wire, are on the side that they are meant to be on; each once. */
async function callsOf(
  contract: Contract,
  operation: Operation,
  session: Session,
  side: Side,
): Promise<TriedCall[]> {
  const { spec } = contract;
  const sample = await contract.sample(session, operation.id);
  const kept = new Map<string, TriedCall>();
  for (const variation of variations(spec, operation, sample, side)) {
    if (isUnsettled(contract, operation, session, variation, side)) continue;
    const input = variation.of(sample);
    if (side === 'inside' && takesAway(spec, operation, input)) continue;
    if (isVendors(contract, operation, side, input, sample)) continue;
    const { request, bare, basePath } = await session.prepare(operation.id, input);
    const faults = await requestViolations(spec, operation, request, basePath);
    if (faults === undefined || faults.length > 0 !== (side === 'beyond')) continue;
    const key = JSON.stringify([bare.path, bare.query, bare.headers, bare.body.toString('latin1')]);
    const { schemaPointer, parameter } = variation;
    const one = kept.get(key) ?? { ...variation, tries: [] };
    one.tries.push(schemaPointer, ...(parameter === undefined ? [] : [parameter]));
    kept.set(key, one);
  }
  return [...kept.values()];
}

/** Whether a call is about what may not be there, and the document does not say what is answered then. */
function isUnsettled(
  contract: Contract,
  operation: Operation,
  session: Session,
  { parameter }: Variation,
  side: Side,
): boolean {
  if (side === 'beyond' || responseFor(operation, 404)) return false;
  const isOfPath = operation.parameters.some(
    ({ value, pointer }) => value.in === 'path' && pointer === parameter,
  );
  return isOfPath && contract.unknownPath(session, operation.id) !== undefined;
}

/** Whether a change says null for what every item has, as far as the document shows: a provider may refuse that. */
function takesAway(spec: Spec, operation: Operation, { body }: CallInput): boolean {
  for (const { operations, shape } of resourcesOf(spec)) {
    if (operations.merge?.operation !== operation) continue;
    const sent = at(body, operations.merge.requestPointer ?? '');
    return [...shape.properties].some(([name, { required, schema }]) => {
      return (
        required && at(sent, `/${name}`) === null && !shapeOf(spec.document, schema).types.includes('null')
      );
    });
  }
  return false;
}

/** Whether the answer to a call depends on a rule that only the vendor has. */
function isVendors(
  { rules }: Contract,
  { id }: Operation,
  side: Side,
  input: CallInput,
  sample: CallInput,
): boolean {
  const rule = side === 'inside' ? rules?.forbids?.(id, input, sample) : rules?.allows?.(id, input);
  return rule !== undefined;
}
