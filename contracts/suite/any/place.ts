import type { Resource } from '../../spec/resources/index.ts';
import { segmentTemplate } from '../../spec/segment-template.ts';

/**
 * Which things a path leads through: by the position of the path's segment, what stands in it. Paths of the same things
 * may call them otherwise: `/users/{id}` and `/users/{userId}/posts`.
 */
export type Place = ReadonlyMap<number, unknown>;

/** A place as the parameters that a path has there. */
export function parametersAt(path: string, place: Place): Record<string, unknown> {
  const entries = path
    .split('/')
    .slice(1)
    .flatMap((segment, position) => {
      const names = segmentTemplate(segment)?.names ?? [];
      return names.length === 1 && place.has(position)
        ? [[names[0] ?? '', place.get(position)] as const]
        : [];
    });
  return Object.fromEntries(entries);
}

/** The place that a path's parameters say. */
export function placeOf(path: string, parameters: Readonly<Record<string, unknown>>): Map<number, unknown> {
  const place = new Map<number, unknown>();
  path
    .split('/')
    .slice(1)
    .forEach((segment, position) => {
      const [name = '', ...more] = segmentTemplate(segment)?.names ?? [];
      if (more.length === 0 && Object.hasOwn(parameters, name)) place.set(position, parameters[name]);
    });
  return place;
}

/** Finds the resource with the longest path of an item that a path goes through or ends with. */
export function createOwnerOf(resources: readonly Resource[]): (path: string) => Resource | undefined {
  const byShape = new Map<string, Resource>();
  for (const one of [...resources].reverse()) if (one.item !== undefined) byShape.set(shapeOf(one.item), one);
  return (path) => {
    const segments = shapeOf(path).split('/');
    for (let length = segments.length; length > 0; length -= 1) {
      const owner = byShape.get(segments.slice(0, length).join('/'));
      if (owner) return owner;
    }
    return undefined;
  };
}

/** Where the id of a resource's items stands in their paths. */
export function idPosition({ item = '' }: Resource): number {
  return item.split('/').length - 2;
}

function shapeOf(path: string): string {
  return path.replaceAll(/\{[^{}]+\}/g, '{}');
}
