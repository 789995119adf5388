import { isDeepStrictEqual } from 'node:util';
import { parsePointer } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import type { Schema } from '../../openapi/document.ts';
import { directedSchema } from '../../openapi/generation/index.ts';
import {
  type Resource,
  type ResourceOperation,
  responseSchema,
  schemaShape,
} from '../../openapi/resources/index.ts';
import { responseFor, type Spec } from '../../openapi/spec.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item, type ItemResponse } from '../fixtures/item-under-test.ts';
import { isStable } from '../fixtures/round-trip-rules.ts';
import { isUnchanged } from '../fixtures/unchanged-but-for-clocks.ts';
import type { Property } from './property.ts';

export const responsesAgree: Property = {
  id: 'responses-agree',
  title: 'creation, reads, writes and lists show an item alike',
  appliesTo: ({ operations: { create, read } }) => create !== undefined && read !== undefined,
  // What others create or delete meanwhile is listed, too.
  alone: true,
  run: ({ fixtures, session, resource }) => compareAll(fixtures, session, resource),
};

async function compareAll(fixtures: FixtureFactory, session: Session, resource: Resource): Promise<void> {
  const item = await Item.create(fixtures, session, resource);
  const { read, list, replace, merge, delete: remove } = resource.operations;
  if (!read) return;
  const isSame = (before: Before) => isTheSame(fixtures, session, item, read, before);
  await isSame(item.created);
  // Reading changes nothing.
  await isSame(await item.call(read));
  for (const write of [replace, merge]) {
    if (!write) continue;
    await isSame(await item.call(write, { seed: 2 }));
  }
  const listed = list && (await item.listed(list));
  if (listed) await isSame({ operation: list, shown: listed, etag: undefined });
  if (remove) await item.call(remove);
}

/** What an answer said before. */
type Before = Pick<ItemResponse, 'operation' | 'shown' | 'etag'>;

/** Wants an item to be read as it was just shown. */
async function isTheSame(
  fixtures: FixtureFactory,
  session: Session,
  item: Item,
  read: ResourceOperation,
  before: Before,
): Promise<void> {
  const { spec, rules } = fixtures;
  const [{ resource }, { etag }] = [item, before];
  const current: ItemResponse = await item.call(read);
  const isSameTag = etag === undefined || current.etag === undefined || etag === current.etag;
  const message = `${current.etag}, and was ${etag} in the answer before`;
  session.assert(isSameTag || !showsTag(read), '/headers/ETag', message);
  const both = Object.keys(before.shown).filter(
    (name) => current.shown[name] !== undefined && isAlike(spec, current, before, name),
  );
  const compare = (names: string[]) => {
    for (const name of names) {
      const [given, wanted] = [current.shown[name], before.shown[name]];
      const message = `${writeJson(given)}, and was ${writeJson(wanted)} in the answer before`;
      item.assert(
        isUnchanged({ fixtures, session, resource }, { [name]: wanted }, { [name]: given }),
        read,
        name,
        message,
      );
    }
  };
  const isSettled = (name: string) => rules.stableMembers?.includes(name) || isStable(resource, name);
  compare(both.filter(isSettled));
  // What a server sets, such as a state, may move on by itself.
  await session.unverified('nothing but a write changes what is shown', async () => compare(both));
}

/** Whether two answers have to show a member alike: each could show it as the other does, and an object not with less. */
function isAlike(spec: Spec, current: ItemResponse, before: Before, name: string): boolean {
  const [here, there] = [
    memberSchema(spec, current.operation, name),
    memberSchema(spec, before.operation, name),
  ];
  if (isDeepStrictEqual(here, there)) return true;
  const [value, other] = [current.shown[name], before.shown[name]];
  if (here === undefined || there === undefined || (other !== null && typeof other === 'object'))
    return false;
  const fits = (schema: Schema, one: unknown) =>
    directedSchema(spec, schema, 'response').validate(one).length === 0;
  return fits(here, other) && fits(there, value);
}

function memberSchema(
  { document }: Spec,
  { operation, status, responsePointer = '' }: ResourceOperation,
  name: string,
): Schema | undefined {
  const whole = schemaShape(document, responseSchema(operation, status));
  const steps = parsePointer(responsePointer);
  const shape = steps.reduce(
    (inner, step) => schemaShape(document, inner.properties.get(step)?.schema),
    whole,
  );
  const item = shape.items === undefined ? shape : schemaShape(document, shape.items);
  return item.properties.get(name)?.schema;
}

/** Whether a document has an `ETag` for what is read. */
function showsTag({ operation, status }: ResourceOperation): boolean {
  const headers = responseFor(operation, status)?.value.headers ?? {};
  return Object.keys(headers).some((name) => name.toLowerCase() === 'etag');
}
