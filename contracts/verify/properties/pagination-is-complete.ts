import { Item } from '../fixtures/item-under-test.ts';
import { isPaged, type Listed, readPages, sizesOf } from '../fixtures/read-pages.ts';
import type { Property, PropertyContext } from './property.ts';

export const paginationIsComplete: Property = {
  id: 'pagination-is-complete',
  title: 'pages are no longer than asked for, and together have every item once',
  appliesTo: (resource, { spec }) =>
    resource.operations.create !== undefined &&
    resource.id?.field !== undefined &&
    sizesOf(spec, resource) !== undefined &&
    isPaged(spec, resource),
  // What is created or deleted meanwhile moves the pages.
  alone: true,
  async run(context) {
    const { fixtures, session, resource } = context;
    const scope = await fixtures.scope(session, resource);
    const items: Item[] = [];
    try {
      for (let i = 0; i < 3; i += 1) items.push(await Item.create(fixtures, session, resource, { scope }));
      await readWithSizes(context, items);
    } finally {
      for (const { place } of items) await fixtures.remove(session, resource, place);
    }
  },
};

/** Reads the list with long pages, and with ones that end between the items that were created. */
async function readWithSizes(
  { fixtures, session, resource }: PropertyContext,
  items: readonly Item[],
): Promise<void> {
  const { spec } = fixtures;
  const { list } = resource.operations;
  const sizes = sizesOf(spec, resource);
  if (!list || !sizes) return;
  const call = await fixtures.call(session, list.operation, {}, items[0]?.place);
  const reading = { spec, session, resource, call };
  const assertListed = ({ ids, isWhole }: Listed) => {
    const missing = isWhole ? items.find(({ id }) => !ids.includes(id)) : undefined;
    session.assert(missing === undefined, '/body', `no page has ${missing?.id}, which was created before`);
  };
  const whole = await readPages(reading);
  if (!whole) return;
  assertListed(whole);
  const size = sizeBetween(
    sizes,
    items.map(({ id }) => whole.ids.indexOf(id)),
  );
  const parted = size === undefined ? undefined : await readPages({ ...reading, size });
  if (parted) assertListed(parted);
}

/** The largest page that ends between the positions that items have in a list. */
function sizeBetween(
  { least, most }: { least: number; most: number },
  positions: number[],
): number | undefined {
  const [first, last] = [Math.min(...positions), Math.max(...positions)];
  for (let size = most; size >= least; size -= 1) {
    if (Math.floor(last / size) * size > first) return size;
  }
  return undefined;
}
