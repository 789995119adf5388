import type { Parameter, PathItem, RequestBody } from '../document.ts';
import { createSpec, type Operation, type Spec } from '../spec.ts';

interface OperationParts {
  path?: string;
  parameters?: Parameter[];
  requestBody?: RequestBody;
}

/** A document with one operation, `POST`. */
export function oneOperation({
  path = '/pets',
  parameters = [],
  requestBody,
}: OperationParts): [Spec, Operation] {
  const item: PathItem = { post: { parameters, ...(requestBody && { requestBody }), responses: {} } };
  const spec = createSpec('test', { openapi: '3.1.0', paths: { [path]: item } }, { checked: true });
  const [operation] = spec.operations.values();
  if (!operation) throw new Error('no operation');
  return [spec, operation];
}
