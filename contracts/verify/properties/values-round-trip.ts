import { isDeepStrictEqual } from 'node:util';
import { valueAt, withValueAt } from '../../http/json-pointer.ts';
import { directedSchema } from '../../openapi/generation/index.ts';
import { type Resource, type ResourceOperation, requestShape } from '../../openapi/resources/index.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { CallInput } from '../engine/call-input.ts';
import type { Session } from '../engine/session.ts';
import { assertWritten } from '../fixtures/assert-written-member.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item } from '../fixtures/item-under-test.ts';
import { isReturned, mayBeNull, mustRoundTrip } from '../fixtures/round-trip-rules.ts';
import type { Property } from './property.ts';

/** What servers like to lose: what counts as nothing, decimal places, and what is not plain English text. */
const values = [
  0,
  false,
  true,
  null,
  12.375,
  0.375,
  '2024-02-29',
  '2024-02-29T23:30:00Z',
  ' Straße & <b>日本</b> "É" 😀 ',
  ' Aß& ',
  'Ada M. Lovelace',
  [],
  ['Größe, 日本 😀'],
];

/** Texts that servers may well write in their own way, since people type them in many. A strict run wants them as sent. */
const normalised =
  /mail|user|login|slug|code|key(?!word)|tag|label|hash|colou?r|url|uri|link|host|domain|locale|lang|currency|country|phone|zip|postal|iban|handle/i;

export const valuesRoundTrip: Property = {
  id: 'values-round-trip',
  title: 'whatever an item may be written with is stored as it is',
  appliesTo: ({ operations: { create, read } }) =>
    create !== undefined && read?.responsePointer !== undefined,
  run: ({ fixtures, session, resource }) => writeEach(fixtures, session, resource),
};

async function writeEach(fixtures: FixtureFactory, session: Session, resource: Resource): Promise<void> {
  const { create, replace, merge, delete: remove } = resource.operations;
  const item = await Item.create(fixtures, session, resource);
  for (const write of [create, replace, merge])
    for (const value of write ? values : []) if (write) await writeOne(fixtures, session, item, write, value);
  if (remove) await item.call(remove);
}

/** Writes a value wherever it may be, and wants to read it there. */
async function writeOne(
  fixtures: FixtureFactory,
  session: Session,
  item: Item,
  write: ResourceOperation,
  value: unknown,
): Promise<void> {
  const { resource, place } = item;
  const { create, merge, read } = resource.operations;
  const names = namesFor(fixtures, resource, write, value).filter(
    (name) => session.isStrict || !isText(value) || !normalised.test(name),
  );
  const sample = await sampleOf(fixtures, session, item, write);
  const input = await withValue(fixtures, write, sample, names, value, write === merge);
  if (!input || !read) return;
  const isNew = write === create;
  const written = isNew ? await Item.createBy(fixtures, session, resource, place, input) : item;
  const { sent } = isNew ? written.created : await item.send(write, input);
  const { shown } = await written.call(read);
  for (const name of names.filter((one) => isDeepStrictEqual(sent[one], value)))
    await assertWritten(
      { fixtures, session, resource, read, item: shown },
      { name, value, asSent: true, by: write },
    );
}

function sampleOf(
  fixtures: FixtureFactory,
  session: Session,
  item: Item,
  write: ResourceOperation,
): Promise<CallInput> {
  const { resource, place } = item;
  return write === resource.operations.create
    ? fixtures.newCall(session, resource, write.operation, { seed: 2 }, place)
    : item.sample(write, { seed: 2 });
}

/** The members that a server has to keep a value in. */
function namesFor(
  { spec }: FixtureFactory,
  resource: Resource,
  write: ResourceOperation,
  value: unknown,
): string[] {
  return [...resource.shape.properties.keys()].filter((name) => {
    if (!isReturned(resource, name) || resource.unique.includes(name)) return false;
    // In a form every value is a text, and valid as one.
    if (!takes(spec, write, name, value)) return false;
    return value === null
      ? mayBeNull(spec, resource, write, name)
      : mustRoundTrip(spec, resource, write, name, value);
  });
}

/** Whether a member of a request may be a value, however that is written. */
function takes(spec: Spec, write: ResourceOperation, name: string, value: unknown): boolean {
  const schema = requestShape(spec.document, write).properties.get(name)?.schema;
  return schema === undefined || directedSchema(spec, schema, 'request').validate(value).length === 0;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.length > 0);
}

/** A call that writes a value to whatever takes it, and nothing else where it need not. */
async function withValue(
  fixtures: FixtureFactory,
  { requestPointer, operation }: ResourceOperation,
  sample: CallInput,
  names: readonly string[],
  value: unknown,
  isMerge: boolean,
): Promise<CallInput | undefined> {
  if (requestPointer === undefined || valueAt(sample.body, requestPointer) === undefined) return undefined;
  let found: CallInput | undefined;
  let base = isMerge ? { ...sample, body: withValueAt(sample.body, requestPointer, {}) } : sample;
  for (const name of names) {
    const input = { ...base, body: withValueAt(base.body, `${requestPointer}/${name}`, value) };
    if (!(await fixtures.isValid(operation, input, sample))) continue;
    [base, found] = [input, input];
  }
  return found;
}
