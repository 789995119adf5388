import type { Arbitrary } from 'fast-check';
import type { Schema } from '../document.ts';
import type { Spec } from '../spec.ts';
import { directedSchema } from './directed-schema.ts';
import type { Direction } from './direction.ts';
import { listedChoices } from './random-source.ts';
import { makeValid, valueFor } from './value.ts';

/** Of so many decisions the first ones are by chance; what is decided after them is the simplest. */
const maxDecisions = 80;

/**
 * Valid values of a schema, each judged by ajv. A value is made from a list of decisions, and shrinks with it: a
 * shorter list and smaller numbers make a simpler value. Where a list makes none, one that is always the same stands for it. `undefined` where no value could be made.
 */
export async function arbitraryFor(
  spec: Spec,
  schema: Schema,
  { direction }: { direction: Direction },
): Promise<Arbitrary<unknown> | undefined> {
  // Whoever has no use for it shall not wait for it to load.
  const { default: fc } = await import('fast-check');
  const directed = directedSchema(spec, schema, direction);
  const always = valueFor(spec, schema, { direction });
  if (always === undefined) return undefined;
  const made = (decisions: readonly number[]) => makeValid(directed, { choose: listedChoices(decisions) });
  return fc
    .array(fc.nat(65_535), { maxLength: maxDecisions, size: 'max' })
    .map((list) => made(list) ?? always);
}
