import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../../spec/resources/index.ts';
import type { Case } from '../../plan.ts';
import type { Session } from '../../session.ts';
import { bareCall } from '../bare-call.ts';
import { Item, membersOf } from '../item.ts';
import { at } from '../pointer.ts';
import { isShown } from '../shown-again.ts';
import type { Things } from '../things.ts';

/** A case for each resource that PUT replaces: nothing stays of what it was, but what is sent again. */
export function replacedWhole(things: Things): Case[] {
  return things.resources
    .filter(({ operations: { create, read, replace } }) => create && read && replace)
    .map((resource) => ({
      id: `replaced-whole/${resource.name}`,
      law: 'replaced-whole',
      writes: true,
      title: `a replacement of one of ${resource.name} leaves nothing of what it does not say`,
      run: (session) => replace(things, session, resource),
    }));
}

async function replace(things: Things, session: Session, resource: Resource): Promise<void> {
  const { spec } = things;
  const { create, read, replace: put, merge } = resource.operations;
  const item = await Item.create(things, session, resource);
  if (!create || !read || !put) return;
  const call = await things.newCall(session, resource, create.operation, { seed: 1 }, item.place);
  const newly = await bareCall(spec, create, call);
  const fresh = newly && (await Item.createBy(things, session, resource, item.place, newly));
  const input = await bareCall(spec, put, await item.sample(put, { seed: 2 }));
  if (!fresh || !input) return;
  const before = (await item.call(read)).shown;
  const usual = (await fresh.call(read)).shown;
  await item.send(put, input);
  const { shown } = await item.call(read);
  const sent = membersOf(at(input.body, put.sent ?? ''));
  const judge = async () => {
    for (const [name, value] of Object.entries(before).filter(([one]) => isShown(resource, one))) {
      const isGiven = sent[name] !== undefined || value === null || isDeepStrictEqual(usual[name], value);
      const message = `still ${JSON.stringify(value)}, which the replacement does not say`;
      item.holds(isGiven || !isDeepStrictEqual(shown[name], value), read, name, message);
    }
  };
  // Beside PATCH, PUT is something else; alone it is often used for what PATCH is (RFC 9110, section 9.3.4).
  await (merge ? judge() : session.assuming('PUT replaces all of it', judge));
}
