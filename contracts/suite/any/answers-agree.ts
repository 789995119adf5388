import { isDeepStrictEqual } from 'node:util';
import { isTimeName, type Resource, type ResourceOperation } from '../../spec/resources/index.ts';
import type { Case } from '../plan.ts';
import type { Session } from '../session.ts';
import { Item, type Members, type Told } from './item.ts';
import type { Things } from './things.ts';

/** A case for each resource that several operations show: all of them show the same. */
export function answersAgree(things: Things): Case[] {
  return things.resources
    .filter(({ operations }) => operations.create && operations.read)
    .map((resource) => ({
      id: `answers-agree/${resource.name}`,
      law: 'answers-agree',
      writes: true,
      title: `all that is answered of one of ${resource.name} agrees`,
      run: (session) => compareAll(things, session, resource),
    }));
}

async function compareAll(things: Things, session: Session, resource: Resource): Promise<void> {
  const item = await Item.create(things, session, resource);
  const { read, list, replace, merge, delete: remove } = resource.operations;
  if (!item || !read) return;
  await isTheSame(session, item, read, item.created.shown);
  for (const write of [replace, merge]) {
    if (!write) continue;
    const { shown } = await item.call(write, { seed: 2 });
    await isTheSame(session, item, read, shown);
  }
  const listed = list && (await item.listed(list));
  if (listed) await isTheSame(session, item, read, listed);
  if (remove) await item.call(remove);
}

/** Wants an item to be read as it was just shown. */
async function isTheSame(
  session: Session,
  item: Item,
  read: ResourceOperation,
  before: Members,
): Promise<void> {
  const { resource } = item;
  const told: Told = await item.call(read);
  const both = Object.keys(before).filter((name) => told.shown[name] !== undefined);
  const compare = (names: string[]) => {
    for (const name of names) {
      const [given, wanted] = [told.shown[name], before[name]];
      const message = `${JSON.stringify(given)}, and was ${JSON.stringify(wanted)} in the answer before`;
      item.holds(isDeepStrictEqual(given, wanted), read, name, message);
    }
  };
  compare(both.filter((name) => isSettled(resource, name)));
  // What a server sets, such as a state, may move on by itself.
  await session.assuming('nothing but a write changes what is shown', async () => compare(both));
}

/** Whether nobody but a caller changes a member. */
function isSettled({ id, serverSet }: Resource, name: string): boolean {
  return name === id?.field || isTimeName(name) || !serverSet.includes(name);
}
