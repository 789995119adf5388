import { isDeepStrictEqual } from 'node:util';
import type { Resource, ResourceOperation } from '../../spec/resources/index.ts';
import { responseFor } from '../../spec/spec.ts';
import type { Case } from '../plan.ts';
import type { Session } from '../session.ts';
import { Item, type Told } from './item.ts';
import { isSettled } from './shown-again.ts';
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
  await isTheSame(session, item, read, item.created);
  // Reading changes nothing.
  await isTheSame(session, item, read, await item.call(read));
  for (const write of [replace, merge]) {
    if (!write) continue;
    await isTheSame(session, item, read, await item.call(write, { seed: 2 }));
  }
  const listed = list && (await item.listed(list));
  if (listed) await isTheSame(session, item, read, { shown: listed, etag: undefined });
  if (remove) await item.call(remove);
}

/** Wants an item to be read as it was just shown. */
async function isTheSame(
  session: Session,
  item: Item,
  read: ResourceOperation,
  { shown: before, etag }: Pick<Told, 'shown' | 'etag'>,
): Promise<void> {
  const { resource } = item;
  const told: Told = await item.call(read);
  const isSameTag = etag === undefined || told.etag === undefined || etag === told.etag;
  const message = `${told.etag}, and was ${etag} in the answer before`;
  session.holds(isSameTag || !showsTag(read), '/headers/ETag', message);
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

/** Whether a document has an `ETag` for what is read. */
function showsTag({ operation, status }: ResourceOperation): boolean {
  const headers = responseFor(operation, status)?.value.headers ?? {};
  return Object.keys(headers).some((name) => name.toLowerCase() === 'etag');
}
