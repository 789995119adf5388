import type { Spec } from '../../contracts/openapi/spec.ts';
import type { Seed } from './api.ts';

/** Seed data that breaks the document. The message names the JSON pointer into it. */
export class SeedError extends Error {
  override name = 'SeedError';
}

/**
 * Puts seed data to the document, and plants it only where all of it holds. Where none is given it is the API's own,
 * which is held against the document in tests and not at every start.
 */
export async function plantSeed<State>(
  spec: Spec,
  seed: Seed<State>,
  state: State,
  data: unknown,
): Promise<void> {
  if (data === undefined) return seed.plant(state, seed.own as never);
  if (data === null || typeof data !== 'object' || Array.isArray(data))
    throw new SeedError('/ must be an object of lists');
  for (const [name, list] of Object.entries(data)) {
    const schema = Object.hasOwn(seed.lists, name) ? seed.lists[name] : undefined;
    if (schema === undefined)
      throw new SeedError(`/${name} is not known; there is ${Object.keys(seed.lists).join(', ')}`);
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
  await seed.plant(state, data as never);
}
