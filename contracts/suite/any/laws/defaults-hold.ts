import { rulesOf, sentShape } from '../../../spec/resources/index.ts';
import type { Case } from '../../plan.ts';
import { bareCall } from '../bare-call.ts';
import { Item, membersOf } from '../item.ts';
import { at } from '../pointer.ts';
import { isKeptAsSent, isSameValue, isShown } from '../shown-again.ts';
import type { Things } from '../things.ts';

/** A case for each resource whose document says what is taken for what a creation does not say. */
export function defaultsHold(things: Things): Case[] {
  const { spec } = things;
  return things.resources.flatMap((resource) => {
    const { create, read } = resource.operations;
    if (!create || !read) return [];
    const defaults = [...sentShape(spec.document, create).properties].flatMap(
      ([name, { schema, required }]) => {
        const value = rulesOf(spec.document, schema).default;
        const isOurs = value !== undefined && !required && isShown(resource, name);
        return isOurs && isKeptAsSent(spec, resource, create, name, value) ? [[name, value] as const] : [];
      },
    );
    if (defaults.length === 0) return [];
    return [
      {
        id: `defaults-hold/${resource.name}`,
        law: 'defaults-hold',
        writes: true,
        title: `what is not said of one of ${resource.name} is what the document has as its default`,
        async run(session) {
          const place = await things.scope(session, resource);
          const call = await things.newCall(session, resource, create.operation, { seed: 1 }, place);
          const input = await bareCall(spec, create, call);
          const item = input && (await Item.createBy(things, session, resource, place, input));
          if (!item) return;
          const { shown } = await item.call(read);
          const sent = membersOf(at(input.body, create.sent ?? ''));
          for (const [name, value] of defaults.filter(([one]) => sent[one] === undefined)) {
            const message = `${JSON.stringify(shown[name])}, not its default ${JSON.stringify(value)}`;
            item.holds(isSameValue(shown[name], value), read, name, message);
          }
        },
      },
    ];
  });
}
