import { valueAt } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import { type Resource, requestShape, resolvedSchema } from '../../openapi/resources/index.ts';
import type { Spec } from '../../openapi/spec.ts';
import { Item, membersOf } from '../fixtures/item-under-test.ts';
import { minimalCall } from '../fixtures/minimal-call.ts';
import { isReturned, isSameValue, mustRoundTrip } from '../fixtures/round-trip-rules.ts';
import type { Property } from './property.ts';

export const defaultsApplied: Property = {
  id: 'defaults-applied',
  title: 'a member that a creation leaves out has its documented default',
  appliesTo: (resource, { spec }) => defaultsOf(spec, resource).length > 0,
  async run({ fixtures, session, resource }) {
    const { spec } = fixtures;
    const { create, read } = resource.operations;
    if (!create || !read) return;
    const location = await fixtures.scope(session, resource);
    const call = await fixtures.newCall(session, resource, create.operation, { seed: 1 }, location);
    const input = await minimalCall(fixtures, create, call);
    const item = input && (await Item.createBy(fixtures, session, resource, location, input));
    if (!item) return;
    const { shown } = await item.call(read);
    const sent = membersOf(valueAt(input.body, create.requestPointer ?? ''));
    for (const [name, value] of defaultsOf(spec, resource).filter(([one]) => sent[one] === undefined)) {
      const message = `${writeJson(shown[name])}, not its default ${writeJson(value)}`;
      item.assert(isSameValue(shown[name], value), read, name, message);
    }
  },
};

/** The optional members of a creation that have a default, and are shown afterwards. */
function defaultsOf(spec: Spec, resource: Resource): (readonly [name: string, value: unknown])[] {
  const { create, read } = resource.operations;
  if (!create || !read) return [];
  return [...requestShape(spec.document, create).properties].flatMap(([name, { schema, required }]) => {
    const value = resolvedSchema(spec.document, schema).default;
    const isOurs = value !== undefined && !required && isReturned(resource, name);
    return isOurs && mustRoundTrip(spec, resource, create, name, value) ? [[name, value] as const] : [];
  });
}
