import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import { type Resource, requestShape, sameName } from '../../openapi/resources/index.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item, membersOf } from '../fixtures/item-under-test.ts';
import { minimalCall } from '../fixtures/minimal-call.ts';
import { isReturned } from '../fixtures/round-trip-rules.ts';
import type { Property } from './property.ts';

export const putReplacesAll: Property = {
  id: 'put-replaces-all',
  title: 'a PUT leaves nothing of what it does not send',
  appliesTo: ({ operations: { create, read, replace } }) =>
    create !== undefined && read !== undefined && replace !== undefined,
  run: ({ fixtures, session, resource }) => replace(fixtures, session, resource),
};

async function replace(fixtures: FixtureFactory, session: Session, resource: Resource): Promise<void> {
  const { create, read, replace: put, merge } = resource.operations;
  const item = await Item.create(fixtures, session, resource);
  if (!create || !read || !put) return;
  const call = await fixtures.newCall(session, resource, create.operation, { seed: 1 }, item.place);
  const newly = await minimalCall(fixtures, create, call);
  const fresh = newly && (await Item.createBy(fixtures, session, resource, item.place, newly));
  const input = await minimalCall(fixtures, put, await item.sample(put, { seed: 2 }));
  if (!fresh || !input) return;
  const before = (await item.call(read)).shown;
  const usual = (await fresh.call(read)).shown;
  await item.send(put, input);
  const { shown } = await item.call(read);
  const sent = membersOf(valueAt(input.body, put.requestPointer ?? ''));
  // What its request cannot have, it cannot replace.
  const sendable = requestShape(fixtures.spec.document, put).properties;
  const isReplaced = (name: string) => sendable.size === 0 || sameName(sendable.keys(), name) !== undefined;
  const judge = async () => {
    const members = Object.entries(before).filter(([one]) => isReturned(resource, one) && isReplaced(one));
    for (const [name, value] of members) {
      const isGiven = sent[name] !== undefined || value === null || isDeepStrictEqual(usual[name], value);
      const message = `still ${writeJson(value)}, which the replacement does not say`;
      item.assert(isGiven || !isDeepStrictEqual(shown[name], value), read, name, message);
    }
  };
  // Beside PATCH, PUT is something else; alone it is often used for what PATCH is (RFC 9110, section 9.3.4).
  await (merge ? judge() : session.unverified('PUT replaces all of it', judge));
}
