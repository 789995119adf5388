import { at } from '../../http/json-pointer.ts';
import type { Schema } from '../../openapi/document.ts';
import type { CallInput } from '../engine/call-input.ts';
import type { Answer } from '../engine/session.ts';
import { removeCreated } from '../fixtures/created-resources.ts';
import { createNamedItem, wholeListInput } from '../fixtures/whole-list.ts';
import type { Property, PropertyContext } from './property.ts';

/** No more are created, to see where a page ends. */
const most = 101;

export const defaultPageSize: Property = {
  id: 'default-page-size',
  title:
    'a list without a limit has as many items as the document’s default, and with one as many as asked for',
  appliesTo: (resource) => {
    const { create, delete: remove } = resource.operations;
    const isKnown = limitsOf(resource) !== undefined && resource.list?.told.total !== undefined;
    return isKnown && create !== undefined && remove !== undefined && resource.id !== undefined;
  },
  async run(trial) {
    const { contract, session, resource } = trial;
    const create = resource.operations.create?.operation.id ?? '';
    const limits = limitsOf(resource);
    const list = await wholeListInput(trial);
    const before = list && (await pageOf(trial, list));
    if (!limits || !before) return;
    const wanted = Math.min(limits.standard + 1, most) - before.total;
    const created: { input: CallInput; answer: Answer }[] = [];
    try {
      for (let i = 0; i < wanted; i += 1) {
        const one = await createNamedItem(trial, `p${i.toString(36)}`, list);
        created.push(one);
        // There is no room for so many.
        if (one.answer.status >= 300) return;
      }
      const { total = 0 } = (await pageOf(trial, list)) ?? {};
      const all = before.total + created.length;
      session.assert(total === all, '/body', `counts ${total}, not ${all}: ${created.length} were created`);
      await holdsLength(trial, list, limits.standard);
      const largest = { ...list, query: { ...list.query, [limits.parameter]: limits.largest } };
      await holdsLength(trial, largest, limits.largest);
    } finally {
      for (const { input, answer } of created)
        await removeCreated(session, contract.spec, create, input, answer);
    }
  },
};

async function holdsLength(trial: PropertyContext, input: CallInput, limit: number): Promise<void> {
  const page = await pageOf(trial, input);
  if (!page) return;
  const wanted = Math.min(limit, page.total);
  const message = `has ${page.length} of ${page.total} items, not ${wanted}`;
  trial.session.assert(page.length === wanted, '/body', message);
}

async function pageOf(
  { session, resource }: PropertyContext,
  input: CallInput,
): Promise<{ length: number; total: number } | undefined> {
  const { operations, list } = resource;
  if (list?.told.total === undefined) return undefined;
  const { status, json } = await session.probe('valid', operations.list?.operation.id ?? '', input, 'a page');
  const items = at(json, operations.list?.responsePointer ?? '');
  const total = at(json, list.told.total);
  if (status >= 300 || !Array.isArray(items) || typeof total !== 'number') return undefined;
  return { length: items.length, total };
}

/** What the document says of the parameter that limits a page. */
function limitsOf({
  operations,
  list,
}: PropertyContext['resource']): { parameter: string; standard: number; largest: number } | undefined {
  const parameter = list?.paging.limit ?? '';
  const found = operations.list?.operation.parameters.find(({ value }) => value.name === parameter);
  const { default: standard, maximum = standard } = rulesOf(found?.value.schema);
  if (typeof standard !== 'number' || typeof maximum !== 'number') return undefined;
  return { parameter, standard, largest: maximum };
}

function rulesOf(schema: Schema | undefined): Record<string, unknown> {
  return typeof schema === 'object' ? (schema as Record<string, unknown>) : {};
}
