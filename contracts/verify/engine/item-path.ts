import { decode } from '../../http/percent-encoding.ts';
import type { Resource } from '../../openapi/resources/index.ts';
import { parseSegmentTemplate } from '../../openapi/segment-template.ts';

/** A path below the base path, as its decoded segments: what a server reads alike is the same. */
export type ItemPath = readonly string[];

/** The decoded segments of a path as it is sent. */
export function itemPathOf(path: string): ItemPath {
  return path.split('/').slice(1).map(decode);
}

/** A text that is the same for the same path. */
export function keyOfPath(path: ItemPath): string {
  return JSON.stringify(path);
}

/** The segments of a path template. */
export function templateOf(path: string): ItemPath {
  return path.split('/').slice(1);
}

/** Equal for templates that differ only in the names of their parameters. */
export function shapeOf(path: string): string {
  return path.replaceAll(/\{[^{}]+\}/g, '{}');
}

/**
 * Where an item of a resource is: in what a call of another template went through, under an id. Ids are texts of all their
 * digits. `undefined` where the item's path has a segment that the call does not show.
 */
export function itemPathUnder(
  { item }: Pick<Resource, 'item'>,
  called: { template: string; path: ItemPath },
  id: unknown,
): ItemPath | undefined {
  if (item === undefined) return undefined;
  const wanted = templateOf(item);
  const given = templateOf(called.template);
  const path = wanted.map((segment, position) => {
    const template = parseSegmentTemplate(segment);
    if (!template) return segment;
    if (template.names.length > 1) return undefined;
    if (position === wanted.length - 1) return template.literals.join(String(id));
    return given[position]?.includes('{') ? called.path[position] : undefined;
  });
  return path.every((segment) => segment !== undefined) ? path : undefined;
}

/** The values of a template's parameters, by name, as a path has them; none of a segment with several. */
export function valuesIn(template: string, path: ItemPath): Record<string, string> {
  const entries = templateOf(template).flatMap((segment, position) => {
    const { names = [], literals = [] } = parseSegmentTemplate(segment) ?? {};
    const [before = '', after = ''] = literals;
    const text = path[position] ?? '';
    return names.length === 1
      ? [[names[0] ?? '', text.slice(before.length, text.length - after.length)]]
      : [];
  });
  return Object.fromEntries(entries);
}
