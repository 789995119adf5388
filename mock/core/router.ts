import type { Operation } from '../../contracts/spec/spec.ts';

/** The operation that a request means, and what its path says. */
export interface Match {
  operation: Operation;
  path: Record<string, string>;
}

interface Node {
  literals: Map<string, Node>;
  /** What stands below `{parameter}`, whatever its name. */
  parameter: Node | undefined;
  /** By method. */
  operations: Map<string, Route>;
}

/** An operation, and which segments of its path are parameters. */
interface Route {
  operation: Operation;
  parameters: { name: string; index: number }[];
}

/** Finds the operation for a method and a path's decoded segments. */
export type Router = (method: string, segments: readonly string[]) => Match | undefined;

/**
 * Concrete paths win over templated ones (OpenAPI Specification 3.1.1, section 4.8.8), but only where they have the
 * method: `GET /secrets/create` is a secret called `create`. The cost does not depend on the number of operations.
 */
export function createRouter(operations: Iterable<Operation>): Router {
  const root = emptyNode();
  for (const operation of operations) {
    const segments = operation.path.split('/').slice(1);
    nodeFor(root, segments).operations.set(operation.method, {
      operation,
      parameters: parametersIn(segments),
    });
  }
  return (method, segments) => {
    const route = find(root, method, segments, 0);
    return route && { operation: route.operation, path: valuesOf(route, segments) };
  };
}

function nodeFor(root: Node, segments: readonly string[]): Node {
  return segments.reduce((node, segment) => {
    if (isParameter(segment)) {
      node.parameter ??= emptyNode();
      return node.parameter;
    }
    const next = node.literals.get(segment) ?? emptyNode();
    node.literals.set(segment, next);
    return next;
  }, root);
}

function find(node: Node, method: string, segments: readonly string[], depth: number): Route | undefined {
  const segment = segments[depth];
  if (segment === undefined) return node.operations.get(method);
  const literal = node.literals.get(segment);
  const found = literal && find(literal, method, segments, depth + 1);
  if (found || segment === '' || !node.parameter) return found;
  return find(node.parameter, method, segments, depth + 1);
}

function parametersIn(segments: readonly string[]): Route['parameters'] {
  return segments.flatMap((segment, index) => {
    return isParameter(segment) ? [{ name: segment.slice(1, -1), index }] : [];
  });
}

function valuesOf({ parameters }: Route, segments: readonly string[]): Record<string, string> {
  const path: Record<string, string> = {};
  for (const { name, index } of parameters) path[name] = segments[index] ?? '';
  return path;
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}');
}

function emptyNode(): Node {
  return { literals: new Map(), parameter: undefined, operations: new Map() };
}
