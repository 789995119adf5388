import { tryParseJson } from '../../http/lossless-json.ts';
import { type Document, find, type Schema } from '../../openapi/document.ts';
import type { Points } from './coverage-points.ts';
import { othersOf, propertiesOf, type Start, sameplace } from './inner-schemas.ts';

/** What the schemas of one place say of what is inside it. */
interface Place {
  members: Map<string, Start[]>;
  /** Of items, and of members that are no properties. */
  others: Start[];
}

/** Looks for the members that the schema at a JSON pointer has in a body, and marks those that are there as seen. */
export function createMemberWatch(
  document: Document,
  points: Points,
): (schemaAt: string, body: string) => void {
  const places = new Map<string, Place>();
  let left = [...points.values()].filter(({ kind }) => kind === 'response members').length;
  const placeOf = (starts: readonly Start[]): Place => {
    const key = starts.map(({ pointer }) => pointer).join(' ');
    const known = places.get(key) ?? placeIn(document, starts);
    places.set(key, known);
    return known;
  };
  const see = ({ pointer }: Start) => {
    const point = points.get(`member ${pointer}`);
    if (point === undefined || point.seen) return;
    point.seen = true;
    left -= 1;
  };
  const look = (starts: readonly Start[], value: unknown): void => {
    if (starts.length === 0 || value === null || typeof value !== 'object') return;
    const { members, others } = placeOf(starts);
    for (const [name, inner] of Object.entries(value)) {
      const own = Array.isArray(value) ? undefined : members.get(name);
      for (const start of own ?? []) see(start);
      look(own ?? others, inner);
    }
  };
  return (schemaAt, body) => {
    // A run mostly sees all that it will see in its first calls.
    if (left === 0) return;
    const schema = find(document, schemaAt);
    const value = tryParseJson(body);
    if (schema && value !== undefined)
      look([{ value: schema.value as Schema, pointer: schemaAt, at: '' }], value);
  };
}

function placeIn(document: Document, starts: readonly Start[]): Place {
  const all = starts.flatMap((start) => sameplace(document, start));
  const properties = all.flatMap((one) => propertiesOf(document, one, 'response'));
  return { members: Map.groupBy(properties, ({ name }) => name), others: all.flatMap(othersOf) };
}
