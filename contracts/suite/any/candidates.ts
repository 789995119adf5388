import { type Resource, rulesOf, shapeOf } from '../../spec/resources/index.ts';
import type { Session } from '../session.ts';
import type { Place } from './place.ts';
import { at, withAt } from './pointer.ts';
import { isValid } from './sample.ts';
import type { Things } from './things.ts';

// Any two of them are told apart by every way of comparing texts, and none is part of another.
const words = ['osprey', 'kestrel', 'wren'];
const numbers = [
  [9, 0, 10],
  [9, 10, 2],
  [3, 5, 1],
  [300, 1000, 20],
  [3, 1, 2],
];
const uuids = ['0c6f1c1e-5a0e-4f6b-9f4e-1d2c3b4a5968', '1c6f1c1e-5a0e-4f6b-9f4e-1d2c3b4a5968'];

/**
 * Values that a caller may create items with in one member, each unlike the others; the run's own where they may be any
 * text. None, where the document takes no such values.
 */
export async function candidates(
  things: Things,
  session: Session,
  resource: Resource,
  name: string,
  place: Place,
): Promise<unknown[]> {
  const { create } = resource.operations;
  if (create?.sent === undefined) return [];
  const sample = await things.newCall(session, resource, create.operation, { seed: 1 }, place);
  if (at(sample.body, create.sent) === undefined) return [];
  for (const values of possible(things, session, resource, name)) {
    const bodies = values.map((value) => withAt(sample.body, `${create.sent}/${name}`, value));
    const areValid = bodies.map((body) => isValid(things.spec, create.operation, { ...sample, body }));
    if (values.length > 1 && (await Promise.all(areValid)).every(Boolean)) return values;
  }
  return [];
}

function possible({ spec }: Things, session: Session, { shape }: Resource, name: string): unknown[][] {
  const rules = shape.properties.get(name)?.schema ?? {};
  const isList = rules.type === 'array';
  const own = isList ? rulesOf(spec.document, shapeOf(spec.document, rules).items) : rules;
  const texts = [
    words.map((word) => session.name(word)),
    words.map((word) => session.name(word).replaceAll('-', '')),
    words,
  ];
  const all = Array.isArray(own.enum)
    ? [own.enum.filter((value) => value !== null)]
    : [[true, false], ...numbers, ...(own.format === undefined ? texts : []), uuids];
  return isList ? all.map((values) => values.map((value) => [value])) : all;
}
