import type { Arbitrary } from 'fast-check';
import type { Schema } from '../document.ts';
import type { Spec } from '../spec.ts';
import { listedChoices } from './choices.ts';
import type { Direction } from './copy-for-direction.ts';
import { directedSchema } from './directed-schema.ts';
import { makeValid, valueFor } from './make-valid-value.ts';

/** So many decisions are random; all further ones are the simplest. */
const maxDecisions = 80;

/**
 * Valid values of a schema, each validated by ajv. A value is generated from a list of decisions and shrinks with it: a
 * shorter list and smaller numbers make a simpler value. Lists that make no valid value yield one fixed value. Returns
 * `undefined` where no value was found at all.
 */
export async function arbitraryFor(
  spec: Spec,
  schema: Schema,
  { direction }: { direction: Direction },
): Promise<Arbitrary<unknown> | undefined> {
  // Loaded only where it is needed.
  const { default: fc } = await import('fast-check');
  const directed = directedSchema(spec, schema, direction);
  const fallback = valueFor(spec, schema, { direction });
  if (fallback === undefined) return undefined;
  const generate = (decisions: readonly number[]) =>
    makeValid(directed, { choose: listedChoices(decisions) });
  return fc
    .array(fc.nat(65_535), { maxLength: maxDecisions, size: 'max' })
    .map((list) => generate(list) ?? fallback);
}
