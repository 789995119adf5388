import { at } from '../../http/json-pointer.ts';
import { type MemberSchema, type Resource, requestSchema, shapeOf } from '../../openapi/resources/index.ts';
import type { CallInput } from '../engine/call-input.ts';
import { createdId, removeCreated } from '../fixtures/created-resources.ts';
import { canRoundTrip } from '../fixtures/round-trip.ts';
import { requestViolations } from '../fixtures/validate-request.ts';
import { createNamedItem } from '../fixtures/whole-list.ts';
import type { Property, PropertyContext } from './property.ts';

/** So many try for one name. */
const racers = 4;

export const concurrentWrites: Property = {
  id: 'concurrent-writes',
  title: 'of writers at the same time none is lost, and a name is taken once',
  appliesTo: ({ operations: { create, delete: remove } }) => create !== undefined && remove !== undefined,
  async run(trial) {
    await changeAtOnce(trial);
    await createAtOnce(trial);
  },
};

/** Each changes one member of the same thing. */
async function changeAtOnce(trial: PropertyContext): Promise<void> {
  const { contract, session, resource } = trial;
  const { merge, read, create } = resource.operations;
  if (!merge || !read || !create || merge.requestPointer !== '') return;
  const { input, answer } = await createNamedItem(trial, 'at-once');
  const id = answer.status < 300 ? createdId(resource, input, answer) : undefined;
  if (id === undefined) return;
  const path = { ...input.path, [resource.id?.parameter ?? '']: id };
  const changes = await singleChanges(trial, path);
  const answers = await Promise.all(
    changes.map((change) => session.probe('valid', merge.operation.id, change, 'all members at once')),
  );
  const { json } = await session.probe('valid', read.operation.id, { path }, 'after all writers');
  for (const [index, { body }] of changes.entries()) {
    if ((answers[index]?.status ?? 500) >= 300) continue;
    for (const [name, value] of Object.entries(body as object)) {
      const shown = at(json, `${read.responsePointer ?? ''}/${name}`);
      const message = `${JSON.stringify(shown)}, not ${JSON.stringify(value)}, as one of several writers was told`;
      session.assert(shown === value, `/body/${name}`, message);
    }
  }
  await removeCreated(session, contract.spec, create.operation.id, input, answer);
}

/** Changes of one text each that is shown again, where the document takes such. */
async function singleChanges(
  { contract, session, resource }: PropertyContext,
  path: CallInput['path'],
): Promise<CallInput[]> {
  const { spec } = contract;
  const operation = resource.operations.merge?.operation;
  if (!operation) return [];
  const sample = await contract.sample(session, operation.id);
  const changes: CallInput[] = [];
  for (const [name, { schema }] of shapeOf(spec.document, requestSchema(operation)).properties) {
    if (!isOwnText(resource, name, schema) || !canRoundTrip(spec, resource, name, 'at-once')) continue;
    const change = { ...sample, path: { ...path }, body: { [name]: 'at-once' } };
    const { request, basePath } = await session.prepare(operation.id, change);
    const faults = await requestViolations(spec, operation, request, basePath);
    if (faults?.length === 0) changes.push(change);
  }
  return changes;
}

/** A text of any form, which only its writers set. */
function isOwnText(
  { id, serverSet, unique, shape }: Resource,
  name: string,
  schema: MemberSchema['schema'],
): boolean {
  const isTheirs = name === id?.field || serverSet.includes(name) || unique.includes(name);
  const isText = [schema.type].flat().includes('string') && schema.format === undefined;
  return !isTheirs && shape.properties.has(name) && isText;
}

/** Where a name is taken for the second in line, it is for all that come at once but one. */
async function createAtOnce(trial: PropertyContext): Promise<void> {
  const { contract, session, resource } = trial;
  const create = resource.operations.create?.operation.id ?? '';
  const isNamed = resource.id?.clientChosen === true || resource.unique.length > 0;
  if (!isNamed) return;
  const { input, answer } = await createNamedItem(trial, 'raced');
  const again = await session.probe('valid', create, input, 'the same name again');
  await removeCreated(session, contract.spec, create, input, again);
  await removeCreated(session, contract.spec, create, input, answer);
  if (answer.status >= 300 || again.status < 400) return;
  const tries = Array.from({ length: racers }, () => session.probe('valid', create, input, 'all at once'));
  const answers = await Promise.all(tries);
  const taken = answers.filter(({ status }) => status < 300).length;
  for (const one of answers) await removeCreated(session, contract.spec, create, input, one);
  session.assert(taken <= 1, '/status', `${taken} of ${racers} were given the same name at the same time`);
}
