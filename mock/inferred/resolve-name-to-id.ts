import type { Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import type { Context, ResourceCall } from './context.ts';
import { addInitialItems } from './initial-items.ts';
import { itemPathOf, memberOf } from './stored-item.ts';

/** A call with the name of an item in its path as a call with the item's id. As it is, where no item has that name. */
export async function byAlias(
  context: Context,
  resource: Resource,
  { operation }: Pick<ResourceOperation, 'operation'>,
  call: ResourceCall,
): Promise<ResourceCall> {
  const { id } = resource;
  if (!id?.aliases.length || id.field === undefined) return call;
  const itemPath = itemPathOf(resource, operation, call.path);
  if (itemPath.id === '') return call;
  await addInitialItems(context, resource, itemPath.scope, call.state);
  if (await call.state.find(resource.name, itemPath)) return call;
  const items = await call.state.list(resource.name, itemPath.scope);
  const named = items.filter((item) =>
    id.aliases.some((alias) => String(memberOf(item, alias)) === itemPath.id),
  );
  const [only] = named;
  if (!only || named.length > 1) return call;
  const parameter = Object.keys(call.path).find((name) => String(call.path[name]) === itemPath.id);
  return { ...call, path: { ...call.path, [parameter ?? id.parameter]: only[id.field] } };
}
