import { at } from '../../http/json-pointer.ts';
import type { Resource, ResourceOperation } from '../../openapi/resources/index.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item, membersOf } from '../fixtures/item.ts';
import { isReturned, isSameValue, mustRoundTrip } from '../fixtures/round-trip.ts';
import type { Case } from '../plan.ts';
import { mergesOf } from './writes-persist.ts';

/** A case for each resource that a part can be changed of: of two changes at the same time, none undoes the other. */
export function patchesAccumulate(fixtures: FixtureFactory): Case[] {
  return fixtures.resources.flatMap((resource) => {
    const { create, read, merge } = resource.operations;
    if (!create || !read || !merge) return [];
    return [
      {
        id: `patches-accumulate/${resource.name}`,
        check: 'patches-accumulate',
        writes: true,
        title: `two parts of one of ${resource.name} that are changed at the same time are both changed`,
        run: (session) => changeAtOnce(fixtures, session, resource, { read, merge }),
      },
    ];
  });
}

async function changeAtOnce(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  { read, merge }: Record<'read' | 'merge', ResourceOperation>,
): Promise<void> {
  const item = await Item.create(fixtures, session, resource);
  if (merge.requestPointer === undefined) return;
  const single = await mergesOf(fixtures.spec, item, merge);
  const changes = single.flatMap((input) => {
    const [[name = '', value] = [], ...more] = Object.entries(
      membersOf(at(input.body, merge.requestPointer ?? '')),
    );
    const isOurs = more.length === 0 && isReturned(resource, name);
    return isOurs && mustRoundTrip(fixtures.spec, resource, merge, name, value)
      ? [{ input, name, value }]
      : [];
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
