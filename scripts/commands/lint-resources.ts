import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { inferResources, type Resource } from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';

/** `bonafide lint --resources FILE`: the resources of a document as lines of text, with reasons. */
export async function describeResources(nameOrFile: string): Promise<string[]> {
  const { spec } = await loadDocument(nameOrFile);
  const resources = inferResources(spec);
  const others = othersThan(spec, resources);
  return [
    ...resources.flatMap(linesOf),
    ...(others.length === 0 ? [] : ['operations without a resource, which answer with examples:']),
    ...others.map((line) => `    ${line}`),
  ];
}

function linesOf({ name, kind, collection, item, operations, actions, reasons }: Resource): string[] {
  const places = [collection, item].filter((path) => path !== undefined).join(' and ');
  const roles = Object.entries(operations).map(([role, { operation, status }]) => {
    return `${role.padEnd(7)} ${operation.method} ${operation.path} (${operation.id}) → ${status}`;
  });
  const acts = actions.map(({ method, path, id }) => `action  ${method} ${path} (${id})`);
  return [
    `${name}, a ${kind} at ${places}`,
    ...[...roles, ...acts].map((line) => `    ${line}`),
    ...reasons.map((reason) => `    - ${reason}`),
  ];
}

function othersThan({ operations }: Spec, resources: readonly Resource[]): string[] {
  const explained = new Set(
    resources.flatMap((one) => [
      ...Object.values(one.operations).map(({ operation }) => operation),
      ...one.actions,
    ]),
  );
  const rest = [...operations.values()].filter((operation) => !explained.has(operation));
  return rest.map(({ method, path, id }) => `${method} ${path} (${id})`);
}
