import { isRecord } from '../../contracts/http/is-record.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import type { Seed } from './api.ts';

/** Invalid seed data. The message names the JSON pointer into it. */
export class SeedError extends Error {
  override name = 'SeedError';
}

/**
 * Plants seed data if all of it is valid by the document. Without any, plants the API's own, which tests validate and
 * not every start. Throws a SeedError.
 */
export async function plantSeed<State>(
  spec: Spec,
  seed: Seed<State>,
  state: State,
  data: unknown,
): Promise<void> {
  if (data === undefined) return seed.plant(state, seed.own as never);
  if (!isRecord(data)) throw new SeedError('/ must be an object of lists');
  if (!seed.checksItems) checkItems(spec, seed.lists, data);
  await seed.plant(state, data as never);
}

function checkItems(spec: Spec, lists: Seed<never>['lists'], data: Record<string, unknown>): void {
  for (const [name, list] of Object.entries(data)) {
    const schema = Object.hasOwn(lists, name) ? lists[name] : undefined;
    if (schema === undefined)
      throw new SeedError(`/${name} is unknown; the lists are ${Object.keys(lists).join(', ') || 'none'}`);
    if (!Array.isArray(list)) throw new SeedError(`/${name} must be a list`);
    const validate = spec.validators.json(schema);
    list.forEach((item, index) => {
      const violation = validate(item);
      if (violation)
        throw new SeedError(
          `/${name}/${index}${violation.pointer} ${violation.message} (${violation.schemaPointer})`,
        );
    });
  }
}
