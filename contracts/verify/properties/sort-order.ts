import { isNumber, writeJson } from '../../http/lossless-json.ts';
import type { ListOrder, Resource } from '../../openapi/resources/index.ts';
import type { Session } from '../engine/session.ts';
import { distinctValues } from '../fixtures/distinct-member-values.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { type ItemLocation, idPosition } from '../fixtures/item-location.ts';
import { membersOf } from '../fixtures/item-under-test.ts';
import { readPages } from '../fixtures/read-pages.ts';
import type { Property } from './property.ts';

type Choice = ListOrder['choices'][number];

export const sortOrder: Property = {
  id: 'sort-order',
  title: 'items are listed in the order that is asked for',
  appliesTo: ({ operations: { create }, id, list }) =>
    create !== undefined && id?.field !== undefined && Boolean(list?.order?.choices.length),
  alone: true,
  run: ({ fixtures, session, resource }) => tryOrders(fixtures, session, resource),
};

async function tryOrders(fixtures: FixtureFactory, session: Session, resource: Resource): Promise<void> {
  const { list, operations } = resource;
  if (!list?.order || !operations.list) return;
  const { parameter, choices, direction } = list.order;
  const place = await fixtures.scope(session, resource);
  const own = await createThree(fixtures, session, resource, place);
  const call = await fixtures.call(session, operations.list.operation, {}, place);
  const ways = direction ? [false, true] : [undefined];
  for (const choice of choices) {
    for (const way of choice.isDescending === undefined ? ways : [undefined]) {
      const query = { ...call.query, [parameter]: choice.value, ...directed(direction, way) };
      const listed = await readPages({ spec: fixtures.spec, session, resource, call: { ...call, query } });
      const items = (listed?.items ?? [])
        .map(membersOf)
        .filter((item) => own.includes(String(item[resource.id?.field ?? ''])));
      const isWhole = !listed?.isWhole || items.length === own.length;
      session.assert(isWhole, '/body', `has ${items.length} of ${own.length} that were created before`);
      isOrdered(
        session,
        items.map((item) => item[choice.field]),
        choice,
        choice.isDescending ?? way,
      );
    }
  }
}

function directed(
  direction: ListOrder['direction'],
  isDescending: boolean | undefined,
): Record<string, string> {
  if (!direction || isDescending === undefined) return {};
  return { [direction.parameter]: isDescending ? direction.descending : direction.ascending };
}

/** Items with other values in whatever they can be ordered by. */
async function createThree(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  place: ItemLocation,
): Promise<string[]> {
  const fields = [...new Set(resource.list?.order?.choices.map(({ field }) => field))];
  const values = new Map<string, unknown[]>();
  for (const field of fields.filter((name) => !resource.serverSet.includes(name)))
    values.set(field, await distinctValues(fixtures, session, resource, field, place));
  const ids: string[] = [];
  for (const nth of [0, 1, 2]) {
    const entries = [...values].flatMap(([field, all]) =>
      all[nth] === undefined ? [] : [[field, all[nth]] as const],
    );
    const item = await fixtures.create(
      session,
      resource,
      { seed: 1, members: Object.fromEntries(entries) },
      place,
    );
    if (item) ids.push(String(item.location.get(idPosition(resource))));
  }
  return ids;
}

function isOrdered(
  session: Session,
  values: unknown[],
  { field }: Choice,
  isDescending: boolean | undefined,
): void {
  const signs = values.slice(1).map((value, index) => compare(values[index], value));
  // Where nobody says which way, either will do.
  const wanted = isDescending === undefined ? signs.find((sign) => sign !== 0) : isDescending ? 1 : -1;
  const isRight = signs.every((sign) => sign === 0 || sign === wanted);
  const way = isDescending ? 'descending' : 'ascending';
  session.assert(
    isRight,
    '/body',
    `${field} goes ${values.map((value) => writeJson(value)).join(', ')}, which is not ${way}`,
  );
}

/** -1, 0 or 1; 0 also where providers may well order otherwise. */
function compare(one: unknown, other: unknown): number {
  if (isNumber(one) && isNumber(other)) return one === other ? 0 : one < other ? -1 : 1;
  const areTexts = [one, other].every((value) => typeof value === 'string' && /^[a-z0-9:.-]+$/i.test(value));
  if (!areTexts) return 0;
  const [left, right] = [String(one), String(other)].map((text) => Date.parse(text));
  const areTimes = [one, other].every((value) => /^\d{4}-\d\d-\d\d/.test(String(value)));
  if (areTimes) return Math.sign((left ?? 0) - (right ?? 0));
  return one === other ? 0 : String(one) < String(other) ? -1 : 1;
}
