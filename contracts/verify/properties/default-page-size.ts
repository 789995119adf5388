import { valueAt } from '../../http/json-pointer.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Resource } from '../../openapi/resources/index.ts';
import type { CallInput } from '../engine/call-input.ts';
import { type ItemLocation, locationOfCreated } from '../fixtures/item-location.ts';
import type { Property, PropertyContext } from './property.ts';

/** No more items are created, to see where a page ends. */
const most = 101;

export const defaultPageSize: Property = {
  id: 'default-page-size',
  title: 'a list without a limit has the documented default of items, and with one as many as asked for',
  appliesTo: (resource) => {
    const { create, list, delete: remove } = resource.operations;
    const isKnown = limitsOf(resource) !== undefined && resource.list?.totals.total !== undefined;
    return isKnown && create !== undefined && remove !== undefined && list !== undefined && !!resource.id;
  },
  alone: true,
  async run(context) {
    const { fixtures, session, resource } = context;
    const { create, list } = resource.operations;
    const limits = limitsOf(resource);
    if (!create || !list || !limits) return;
    const scope = await fixtures.scope(session, resource);
    const call = await fixtures.call(session, list.operation, {}, scope);
    const before = await pageOf(context, call);
    if (!before) return;
    const created: ItemLocation[] = [];
    try {
      const wanted = Math.min(limits.standard + 1, most) - before.total;
      for (let i = 0; i < wanted; i += 1) {
        const location = await createOne(context, scope);
        // The provider has room for fewer.
        if (!location) return;
        created.push(location);
      }
      const { total = 0 } = (await pageOf(context, call)) ?? {};
      const all = before.total + created.length;
      session.assert(total === all, '/body', `counts ${total}, not ${all}: ${created.length} were created`);
      await assertLength(context, call, limits.standard);
      const largest = { ...call, query: { ...call.query, [limits.parameter]: limits.largest } };
      await assertLength(context, largest, limits.largest);
    } finally {
      for (const location of created) await fixtures.remove(session, resource, location);
    }
  },
};

async function createOne(
  { fixtures, session, resource }: PropertyContext,
  scope: ItemLocation,
): Promise<ItemLocation | undefined> {
  const { create } = resource.operations;
  if (!create) return undefined;
  const input = await fixtures.newCall(session, resource, create.operation, { seed: 1 }, scope);
  const answer = await session.probe('valid', create.operation.id, input, 'to fill a page');
  return answer.status < 300
    ? locationOfCreated(resource, session.withoutFixedPath(input), answer)
    : undefined;
}

async function assertLength(context: PropertyContext, call: CallInput, limit: number): Promise<void> {
  const page = await pageOf(context, call);
  if (!page) return;
  const wanted = Math.min(limit, page.total);
  const message = `has ${page.length} of ${page.total} items, not ${wanted}`;
  context.session.assert(page.length === wanted, '/body', message);
}

async function pageOf(
  { session, resource }: PropertyContext,
  call: CallInput,
): Promise<{ length: number; total: number } | undefined> {
  const { operations, list } = resource;
  if (!operations.list || list?.totals.total === undefined) return undefined;
  await session.settled();
  const { status, json } = await session.probe('valid', operations.list.operation.id, call, 'a page');
  const items = valueAt(json, operations.list.responsePointer ?? '');
  const total = valueAt(json, list.totals.total);
  if (status >= 300 || !Array.isArray(items) || typeof total !== 'number') return undefined;
  return { length: items.length, total };
}

/** What the document says of the parameter that limits a page. */
function limitsOf({
  operations,
  list,
}: Resource): { parameter: string; standard: number; largest: number } | undefined {
  const parameter = list?.paging.limit ?? '';
  const found = operations.list?.operation.parameters.find(({ value }) => value.name === parameter);
  const { default: standard, maximum = standard } = keywordsOf(found?.value.schema);
  if (typeof standard !== 'number' || typeof maximum !== 'number') return undefined;
  return { parameter, standard, largest: maximum };
}

function keywordsOf(schema: Schema | undefined): Record<string, unknown> {
  return typeof schema === 'object' ? (schema as Record<string, unknown>) : {};
}
