import { at } from '../../http/json-pointer.ts';
import { rulesOf, sentShape } from '../../openapi/resources/index.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item, membersOf } from '../fixtures/item.ts';
import { minimalCall } from '../fixtures/minimal-call.ts';
import { isReturned, isSameValue, mustRoundTrip } from '../fixtures/round-trip.ts';
import type { Case } from '../plan.ts';

/** A case for each resource whose document says what is taken for what a creation does not say. */
export function defaultsApplied(fixtures: FixtureFactory): Case[] {
  const { spec } = fixtures;
  return fixtures.resources.flatMap((resource) => {
    const { create, read } = resource.operations;
    if (!create || !read) return [];
    const defaults = [...sentShape(spec.document, create).properties].flatMap(
      ([name, { schema, required }]) => {
        const value = rulesOf(spec.document, schema).default;
        const isOurs = value !== undefined && !required && isReturned(resource, name);
        return isOurs && mustRoundTrip(spec, resource, create, name, value) ? [[name, value] as const] : [];
      },
    );
    if (defaults.length === 0) return [];
    return [
      {
        id: `defaults-applied/${resource.name}`,
        check: 'defaults-applied',
        writes: true,
        title: `what is not said of one of ${resource.name} is what the document has as its default`,
        async run(session) {
          const place = await fixtures.scope(session, resource);
          const call = await fixtures.newCall(session, resource, create.operation, { seed: 1 }, place);
          const input = await minimalCall(spec, create, call);
          const item = input && (await Item.createBy(fixtures, session, resource, place, input));
          if (!item) return;
          const { shown } = await item.call(read);
          const sent = membersOf(at(input.body, create.requestPointer ?? ''));
          for (const [name, value] of defaults.filter(([one]) => sent[one] === undefined)) {
            const message = `${JSON.stringify(shown[name])}, not its default ${JSON.stringify(value)}`;
            item.holds(isSameValue(shown[name], value), read, name, message);
          }
        },
      },
    ];
  });
}
