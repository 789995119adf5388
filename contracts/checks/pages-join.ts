import type { Resource } from '../spec/resources/index.ts';
import { at } from '../suite/any/pointer.ts';
import { createdId, namedByRun, removeCreated } from '../suite/cases/tidy.ts';
import type { Answer } from '../suite/session.ts';
import type { CallInput } from '../suite/wire.ts';
import type { Law, Trial } from './law.ts';

/** A page has so many items, and so many pages are looked at. */
const [pageSize, maxPages] = [2, 12];

export const pagesJoin: Law = {
  id: 'pages-join',
  title: 'pages are no longer than asked for, and together have every item once',
  concerns: ({ operations: { list, create }, list: how, id }) =>
    list !== undefined && create !== undefined && id?.field !== undefined && isPaged(how),
  async try(trial) {
    const created = [await createOne(trial, 'a'), await createOne(trial, 'b'), await createOne(trial, 'c')];
    try {
      await walk(
        trial,
        created.map(({ id }) => id).filter((id) => id !== undefined),
      );
    } finally {
      const { session, contract, resource } = trial;
      const create = resource.operations.create?.operation.id ?? '';
      for (const { input, answer } of created)
        await removeCreated(session, contract.spec, create, input, answer);
    }
  },
};

function isPaged(how: Resource['list']): boolean {
  return how?.paging.limit !== undefined && how.paging.offset !== undefined;
}

async function createOne(
  { contract, session, resource }: Trial,
  what: string,
): Promise<{ id: string | undefined; input: CallInput; answer: Answer }> {
  const create = resource.operations.create?.operation.id ?? '';
  const sample = await contract.sample(session, create);
  const input = { ...sample, body: namedByRun(session, contract.spec, create, sample.body, `page-${what}`) };
  const answer = await session.probe('valid', create, input, 'to be listed');
  return { id: answer.status < 300 ? createdId(resource, input, answer) : undefined, input, answer };
}

async function walk({ contract, session, resource }: Trial, wanted: string[]): Promise<void> {
  const { list, id, operations } = resource;
  const operation = operations.list?.operation;
  const { limit, offset } = list?.paging ?? {};
  if (!operation || limit === undefined || offset === undefined) return;
  const { query: _, ...sample } = await contract.sample(session, operation.id);
  const seen: string[] = [];
  for (let page = 0; page < maxPages; page += 1) {
    const query = { [limit]: pageSize, [offset]: seen.length };
    const { status, json } = await session.probe(
      'valid',
      operation.id,
      { ...sample, query },
      `page ${page + 1}`,
    );
    const items = at(json, operations.list?.shown ?? '');
    if (status >= 300 || !Array.isArray(items)) return;
    session.holds(items.length <= pageSize, '/body', `has ${items.length} items, not ${pageSize} at most`);
    const ids = items.map((item) => String(at(item, `/${id?.field}`)));
    const twice = ids.find((one) => seen.includes(one));
    session.holds(twice === undefined, '/body', `has ${twice}, which was on a page before`);
    seen.push(...ids);
    const total = list?.told.total === undefined ? undefined : at(json, list.told.total);
    const isWhole = items.length >= pageSize || typeof total !== 'number' || total <= seen.length;
    session.holds(isWhole, '/body', `ends with item ${seen.length} of ${total}, though it has room for more`);
    if (items.length > 0) continue;
    const missing = wanted.find((one) => !seen.includes(one));
    session.holds(missing === undefined, '/body', `no page has ${missing}, which was created before`);
    return;
  }
}
