import type { Operation, Spec } from '../openapi/spec.ts';

/** The operations at a path, whatever base path it has; those with the fewest parameters first. */
export function operationsAt({ operations }: Spec, path: string): Operation[] {
  return [...operations.values()]
    .filter((operation) => endsAs(path, operation.path))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
}

function endsAs(path: string, template: string): boolean {
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '[^/]+');
  return new RegExp(`${pattern}$`).test(path);
}
