import type { CallInput } from '../engine/call-input.ts';
import type { Answer } from '../engine/session.ts';
import { createdId, namedByRun, removeCreated } from '../fixtures/created-resources.ts';
import { isPaged, type Listed, readPages, sizesOf } from '../fixtures/read-pages.ts';
import type { Property, PropertyContext } from './property.ts';

export const paginationIsComplete: Property = {
  id: 'pagination-is-complete',
  title: 'pages are no longer than asked for, and together have every item once',
  appliesTo: (resource, spec) =>
    resource.operations.create !== undefined &&
    resource.id?.field !== undefined &&
    sizesOf(spec, resource) !== undefined &&
    isPaged(spec, resource),
  async run(trial) {
    const created: Created[] = [];
    try {
      for (const what of ['a', 'b', 'c']) created.push(await createOne(trial, what));
      await walk(trial, created);
    } finally {
      const { session, contract, resource } = trial;
      const create = resource.operations.create?.operation.id ?? '';
      for (const { input, answer } of created)
        await removeCreated(session, contract.spec, create, input, answer);
    }
  },
};

interface Created {
  id: string | undefined;
  input: CallInput;
  answer: Answer;
}

async function createOne({ contract, session, resource }: PropertyContext, what: string): Promise<Created> {
  const create = resource.operations.create?.operation.id ?? '';
  const sample = await contract.sample(session, create);
  const body = namedByRun(session, contract.spec, create, sample.body, `page-${what}`);
  const input = { ...sample, body };
  const answer = await session.probe('valid', create, input, 'to be listed');
  return { id: answer.status < 300 ? createdId(resource, input, answer) : undefined, input, answer };
}

/** Reads the list with long pages, and with ones that end between the items that were created. */
async function walk(
  { contract, session, resource }: PropertyContext,
  created: readonly Created[],
): Promise<void> {
  const { list } = resource.operations;
  const sizes = sizesOf(contract.spec, resource);
  if (!list || !sizes) return;
  const { query: _, ...call } = await contract.sample(session, list.operation.id);
  const reading = { spec: contract.spec, session, resource, call };
  const ids = created.flatMap(({ id }) => id ?? []);
  const whole = await readPages(reading);
  const areThere = ({ ids: listed, isWhole }: Listed) => {
    const missing = isWhole ? ids.find((one) => !listed.includes(one)) : undefined;
    session.assert(missing === undefined, '/body', `no page has ${missing}, which was created before`);
  };
  if (!whole) return;
  areThere(whole);
  const size = sizeBetween(
    sizes,
    ids.map((one) => whole.ids.indexOf(one)),
  );
  const parted = size === undefined ? undefined : await readPages({ ...reading, size });
  if (parted) areThere(parted);
}

/** The largest page that ends between the places that items have in a list. */
function sizeBetween({ least, most }: { least: number; most: number }, places: number[]): number | undefined {
  const [first, last] = [Math.min(...places), Math.max(...places)];
  for (let size = most; size >= least; size -= 1) {
    if (Math.floor(last / size) * size > first) return size;
  }
  return undefined;
}
