import { isRecord } from '../../contracts/http/is-record.ts';
import {
  type Reference,
  type Resource,
  referencesOf,
  singular,
} from '../../contracts/openapi/resources/index.ts';
import type { Context } from './context.ts';
import type { DocumentState } from './state.ts';
import { type StoredItem, withoutWriteOnly } from './stored-item.ts';

/** An item in which each member that shows another item shows it as it is stored now. */
export async function showReferencedItems(
  { spec, resources }: Context,
  resource: Resource,
  item: StoredItem,
  state: DocumentState,
): Promise<StoredItem> {
  const due = referencesOf(spec, resource, resources).filter(({ member }) => item[member] !== undefined);
  if (due.length === 0) return item;
  const entries = due.map(async (reference) => {
    const shown = item[reference.member];
    const all = await Promise.all([shown].flat().map((one) => storedFor(reference, one, state)));
    return [reference.member, Array.isArray(shown) ? all : all[0]] as const;
  });
  return { ...item, ...Object.fromEntries(await Promise.all(entries)) };
}

async function storedFor({ id, target }: Reference, shown: unknown, state: DocumentState): Promise<unknown> {
  if (!isRecord(shown)) return shown;
  const stored = await state.find(target.name, { scope: [], id: String(shown[id]) });
  return stored ? { ...shown, ...withoutWriteOnly(target, stored) } : shown;
}

/**
 * The stored item of the same name in another collection: one that is added to a group by its id, `user_id`, has what the
 * users have. Empty where there is none.
 */
export async function namesakeOf(
  { resources }: Context,
  resource: Resource,
  sent: StoredItem,
  state: DocumentState,
): Promise<StoredItem> {
  const { id } = resource;
  const chosen = id?.sentAs === undefined || id.field === undefined ? undefined : sent[id.field];
  if (chosen === undefined) return {};
  const name = singular(resource.name);
  const target = [...resources.values()].find((one) => {
    const isNamesake = one !== resource && singular(one.name) === name && one.id?.field === id?.field;
    return isNamesake && one.scope.length === 0;
  });
  const stored = target && (await state.find(target.name, { scope: [], id: String(chosen) }));
  return stored && target ? withoutWriteOnly(target, stored) : {};
}
