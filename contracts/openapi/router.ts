import { decode } from '../http/percent-encoding.ts';
import type { Operation } from './operation.ts';
import { matchSegment, parseSegmentTemplate, type SegmentTemplate } from './segment-template.ts';

/** The operation of a request, and its path parameters. */
export interface RouteMatch {
  operation: Operation;
  path: Record<string, string>;
}

interface Node {
  literals: Map<string, Node>;
  /** Nodes below segments that are partly parameters, such as `{id}.json`. */
  mixed: Mixed | undefined;
  /** The node below `{parameter}`, whatever its name. */
  parameter: Node | undefined;
  /** By method. */
  operations: Map<string, Route>;
}

/** Indexed by prefix and suffix, so that lookups do not depend on their number. */
interface Mixed {
  /** The lengths of prefix and suffix, the longest first. */
  ends: { start: number; end: number }[];
  branches: Map<string, { literals: readonly string[]; node: Node }[]>;
}

/** An operation, and the segments of its path that have parameters. */
interface Route {
  operation: Operation;
  parameters: { name: string; index: number }[];
  mixed: { template: SegmentTemplate; index: number }[];
}

/** Finds the operation for a method and a path's decoded segments. */
export type Router = (method: string, segments: readonly string[]) => RouteMatch | undefined;

/**
 * Creates a router. Concrete paths win over templated ones (OpenAPI Specification 3.1.1, section 4.8.8), segment by segment, but only
 * where they have the method: `GET /secrets/create` is a secret called `create`. Lookups do not depend on
 * the number of operations.
 */
export function createRouter(operations: Iterable<Operation>): Router {
  const root = emptyNode();
  for (const operation of operations) {
    // Some documents have their paths percent-encoded.
    const segments = operation.path.split('/').slice(1).map(decode);
    segments.reduce(nodeBelow, root).operations.set(operation.method, routeOf(operation, segments));
  }
  return (method, segments) => {
    const route = find(root, method, segments, 0);
    return route && { operation: route.operation, path: valuesOf(route, segments) };
  };
}

function nodeBelow(node: Node, segment: string): Node {
  const template = parseSegmentTemplate(segment);
  if (template && isWhole(template)) {
    node.parameter ??= emptyNode();
    return node.parameter;
  }
  if (template) return mixedBelow(node, template);
  const next = node.literals.get(segment) ?? emptyNode();
  node.literals.set(segment, next);
  return next;
}

function mixedBelow(node: Node, { literals }: SegmentTemplate): Node {
  node.mixed ??= { ends: [], branches: new Map() };
  const { ends, branches } = node.mixed;
  const [first = '', last = ''] = [literals[0], literals.at(-1)];
  const key = `${first}/${last}`;
  const known = branches.get(key) ?? [];
  const same = known.find((branch) => branch.literals.join('/') === literals.join('/'));
  if (same) return same.node;
  const next = { literals, node: emptyNode() };
  branches.set(
    key,
    [...known, next].sort((a, b) => sizeOf(b.literals) - sizeOf(a.literals)),
  );
  if (!ends.some(({ start, end }) => start === first.length && end === last.length)) {
    ends.push({ start: first.length, end: last.length });
    ends.sort((a, b) => b.start + b.end - a.start - a.end);
  }
  return next.node;
}

function find(node: Node, method: string, segments: readonly string[], depth: number): Route | undefined {
  const segment = segments[depth];
  if (segment === undefined) return node.operations.get(method);
  const literal = node.literals.get(segment);
  const found = literal && find(literal, method, segments, depth + 1);
  if (found || segment === '') return found;
  const mixed = node.mixed && findMixed(node.mixed, method, segments, depth);
  if (mixed || !node.parameter) return mixed;
  return find(node.parameter, method, segments, depth + 1);
}

function findMixed(
  { ends, branches }: Mixed,
  method: string,
  segments: readonly string[],
  depth: number,
): Route | undefined {
  const segment = segments[depth] ?? '';
  for (const { start, end } of ends) {
    const key = `${segment.slice(0, start)}/${segment.slice(Math.max(0, segment.length - end))}`;
    for (const { literals, node } of branches.get(key) ?? []) {
      const found = matchSegment(literals, segment) && find(node, method, segments, depth + 1);
      if (found) return found;
    }
  }
  return undefined;
}

function routeOf(operation: Operation, segments: readonly string[]): Route {
  const route: Route = { operation, parameters: [], mixed: [] };
  segments.forEach((segment, index) => {
    const template = parseSegmentTemplate(segment);
    if (template && isWhole(template)) route.parameters.push({ name: template.names[0] ?? '', index });
    else if (template) route.mixed.push({ template, index });
  });
  return route;
}

function valuesOf({ parameters, mixed }: Route, segments: readonly string[]): Record<string, string> {
  const path: Record<string, string> = {};
  for (const { name, index } of parameters) path[name] = segments[index] ?? '';
  for (const { template, index } of mixed) {
    const values = matchSegment(template.literals, segments[index] ?? '') ?? [];
    template.names.forEach((name, at) => {
      path[name] = values[at] ?? '';
    });
  }
  return path;
}

/** Whether the segment is nothing but one parameter. */
function isWhole({ names, literals }: SegmentTemplate): boolean {
  return names.length === 1 && literals.every((literal) => literal === '');
}

function sizeOf(literals: readonly string[]): number {
  return literals.join('').length;
}

function emptyNode(): Node {
  return { literals: new Map(), mixed: undefined, parameter: undefined, operations: new Map() };
}
