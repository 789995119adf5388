import { resolve } from '../../spec/document.ts';
import type { Resource } from '../../spec/resources/index.ts';
import { valueFor } from '../../spec/values/index.ts';
import { parametersOf } from '../../spec/wire/parameter-rules.ts';
import type { Session } from '../session.ts';
import { idPosition, parametersAt } from './place.ts';
import type { Things } from './things.ts';

/** Ids that look like any and that nobody will have. */
const unlikely = ['6f8ab0c2-9d1e-4b57-8c3a-0f5e7d9b1c24', 987_654_321, 999_983];

/**
 * A path to an item that does not exist. Only where items can be created: where they cannot, nobody knows which ids there
 * are.
 */
export function unknownPath(
  things: Things,
  session: Pick<Session, 'name'>,
  operationId: string,
): Record<string, unknown> | undefined {
  const { spec } = things;
  const operation = spec.operations.get(operationId);
  const owner = operation && things.ownerOf(operation);
  if (!operation || !owner?.operations.create) return undefined;
  // What is not there is created, in what is there.
  if (operation === owner.operations.create.operation && !isInside(things, owner)) return undefined;
  const [id = ''] = Object.keys(parametersAt(operation.path, new Map([[idPosition(owner), '']])));
  const entries = parametersOf(spec.document, operation)
    .filter((rules) => rules.in === 'path')
    .map(({ name, schemaPointer }) => {
      const wanted = name === id ? [session.name('missing'), ...unlikely] : unlikely;
      return [name, valid(things, schemaPointer, wanted)] as const;
    });
  return Object.fromEntries(entries);
}

/** Whether items of a resource stand in one that can be created, and so be missing. */
function isInside({ resources }: Things, { parent }: Resource): boolean {
  return resources.some(({ name, operations }) => name === parent && operations.create !== undefined);
}

function valid({ spec }: Things, schemaPointer: string | undefined, wanted: readonly unknown[]): unknown {
  if (schemaPointer === undefined) return wanted[0];
  const validate = spec.validators.json(schemaPointer);
  const found = wanted.find((value) => validate(value) === undefined);
  if (found !== undefined) return found;
  const schema = resolve<Record<string, unknown>>(
    spec.document,
    { $ref: schemaPointer },
    schemaPointer,
  ).pointer;
  return valueFor(spec, { $ref: schema }, { direction: 'request', seed: 4321 });
}
