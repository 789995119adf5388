import { loadDocument } from '../../contracts/openapi/load-document.ts';
import {
  correctResources,
  inferResources,
  type Resource,
  type ResourceCorrections,
} from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';

/** `bonafide lint --resources FILE`: the resources of a document as lines of text, with reasons. */
export async function describeResources(
  nameOrFile: string,
  corrections: ResourceCorrections = {},
): Promise<string[]> {
  const { spec } = await loadDocument(nameOrFile);
  correctResources(spec, corrections);
  const resources = inferResources(spec);
  const others = othersThan(spec, resources);
  return [
    ...resources.flatMap(linesOf),
    ...(others.length === 0 ? [] : ['operations without a resource, which answer with examples:']),
    ...others.map((line) => `    ${line}`),
    'to correct this: x-bonafide-resource at a path of the document, or resources in bonafide.config.ts, such as',
    "    '/users/{name}': { id: 'login' }, '/teams/{id}/users': { sameAs: '/users/{name}' }, '/health': false",
  ];
}

function linesOf({
  name,
  kind,
  collection,
  item,
  operations,
  actions,
  bulk,
  views,
  reasons,
}: Resource): string[] {
  const places = [collection, item].filter((path) => path !== undefined).join(' and ');
  const roles = Object.entries(operations).map(([role, { operation, status }]) => {
    return `${role.padEnd(7)} ${operation.method} ${operation.path} (${operation.id}) → ${status}`;
  });
  const acts = actions.map(({ method, path, id }) => `action  ${method} ${path} (${id})`);
  const many = bulk.map(({ kind: does, operation: { method, path, id }, status }) => {
    return `${does === 'create' ? 'create several' : 'search'} ${method} ${path} (${id}) → ${status}`;
  });
  const further = views.map(({ path }) => `also at ${path}`);
  return [
    `${name}, a ${kind} at ${places}`,
    ...[...roles, ...acts, ...many, ...further].map((line) => `    ${line}`),
    ...reasons.map((reason) => `    - ${reason}`),
  ];
}

function othersThan({ operations }: Spec, resources: readonly Resource[]): string[] {
  const explained = new Set(
    resources.flatMap((one) => [
      ...Object.values(one.operations).map(({ operation }) => operation),
      ...one.actions,
      ...one.bulk.map(({ operation }) => operation),
      ...one.views.flatMap((view) => Object.values(view.operations).map(({ operation }) => operation)),
    ]),
  );
  const rest = [...operations.values()].filter((operation) => !explained.has(operation));
  return rest.map(({ method, path, id }) => `${method} ${path} (${id})`);
}
