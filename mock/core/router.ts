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
  operations: Map<string, Operation>;
}

/** Finds the operation for a method and a path's decoded segments. */
export type Router = (method: string, segments: readonly string[]) => Match | undefined;

/**
 * Concrete paths win over templated ones (OpenAPI Specification 3.1.1, section 4.8.8), but only where they have the
 * method: `GET /secrets/create` is a secret called `create`. The cost does not depend on the number of operations.
 */
export function createRouter(operations: Iterable<Operation>): Router {
  const root = emptyNode();
  for (const operation of operations)
    nodeFor(root, segmentsOf(operation.path)).operations.set(operation.method, operation);
  return (method, segments) => {
    const operation = find(root, method, segments, 0);
    return operation && { operation, path: parametersOf(operation, segments) };
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

function find(node: Node, method: string, segments: readonly string[], depth: number): Operation | undefined {
  const segment = segments[depth];
  if (segment === undefined) return node.operations.get(method);
  const literal = node.literals.get(segment);
  const found = literal && find(literal, method, segments, depth + 1);
  if (found || segment === '' || !node.parameter) return found;
  return find(node.parameter, method, segments, depth + 1);
}

function parametersOf(operation: Operation, segments: readonly string[]): Record<string, string> {
  const path: Record<string, string> = {};
  segmentsOf(operation.path).forEach((segment, index) => {
    if (isParameter(segment)) path[segment.slice(1, -1)] = segments[index] ?? '';
  });
  return path;
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}');
}

function emptyNode(): Node {
  return { literals: new Map(), parameter: undefined, operations: new Map() };
}
