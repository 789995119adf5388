import { isRecord } from '../../contracts/http/is-record.ts';
import { responseSchema } from '../../contracts/openapi/resources/bodies.ts';
import { type Resource, schemaShape } from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';
import { buildResponse, usualStatus } from './build-response.ts';
import { itemPart } from './conform-body.ts';
import type { Context, ResourceCall } from './context.ts';
import { findItem } from './find-item.ts';
import { itemPathOf } from './item.ts';

/** Does something else with an item: where the answer is an item, it is this one, with the members that were sent. */
export async function runAction(
  context: Context,
  resource: Resource,
  operation: Operation,
  { path, body, request, state }: ResourceCall,
): Promise<Reply> {
  const { spec } = context;
  const itemPath = itemPathOf(resource, operation, path);
  const item = await findItem(context, resource, operation, itemPath, state);
  const status = usualStatus(operation);
  const { properties } = schemaShape(spec.document, responseSchema(operation, status));
  const isItem = properties.size > 0 && haveSameNames(properties, resource.shape.properties);
  if (!isItem) return buildResponse(spec, operation, status, request);
  const sent = isRecord(body) ? Object.entries(body).filter(([name]) => properties.has(name)) : [];
  const settable = sent.filter(([name]) => !resource.serverSet.includes(name) && name !== resource.id?.field);
  const changes = Object.fromEntries(settable);
  const changed = await state.change(resource.name, itemPath, (before) => ({ ...before, ...changes }));
  return buildResponse(spec, operation, status, request, itemPart('', resource, changed ?? item));
}

function haveSameNames(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && [...one.keys()].every((name) => other.has(name));
}
