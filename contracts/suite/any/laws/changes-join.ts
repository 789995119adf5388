import type { Resource, ResourceOperation } from '../../../spec/resources/index.ts';
import type { Case } from '../../plan.ts';
import type { Session } from '../../session.ts';
import { Item, membersOf } from '../item.ts';
import { at } from '../pointer.ts';
import { isKeptAsSent, isSameValue, isShown } from '../shown-again.ts';
import type { Things } from '../things.ts';
import { mergesOf } from './writes-persist.ts';

/** A case for each resource that a part can be changed of: of two changes at the same time, none undoes the other. */
export function changesJoin(things: Things): Case[] {
  return things.resources.flatMap((resource) => {
    const { create, read, merge } = resource.operations;
    if (!create || !read || !merge) return [];
    return [
      {
        id: `changes-join/${resource.name}`,
        law: 'changes-join',
        writes: true,
        title: `two parts of one of ${resource.name} that are changed at the same time are both changed`,
        run: (session) => changeAtOnce(things, session, resource, { read, merge }),
      },
    ];
  });
}

async function changeAtOnce(
  things: Things,
  session: Session,
  resource: Resource,
  { read, merge }: Record<'read' | 'merge', ResourceOperation>,
): Promise<void> {
  const item = await Item.create(things, session, resource);
  if (merge.sent === undefined) return;
  const single = await mergesOf(things.spec, item, merge);
  const changes = single.flatMap((input) => {
    const [[name = '', value] = [], ...more] = Object.entries(membersOf(at(input.body, merge.sent ?? '')));
    const isOurs = more.length === 0 && isShown(resource, name);
    return isOurs && isKeptAsSent(things.spec, resource, merge, name, value) ? [{ input, name, value }] : [];
  });
  const two = changes.slice(0, 2);
  if (two.length < 2) return;
  const answers = await Promise.all(
    two.map(({ input }) => session.probe('valid', merge.operation.id, input, 'one of two at the same time')),
  );
  const { shown } = await item.call(read);
  two.forEach(({ name, value }, index) => {
    // Whoever is refused may try again.
    const isMade = (answers[index]?.status ?? 500) < 300;
    const message = `${JSON.stringify(shown[name])}, not ${JSON.stringify(value)}, and another part was changed at the same time`;
    item.holds(!isMade || isSameValue(shown[name], value), read, name, message);
  });
}
