import type { Schema } from '../document.ts';
import { seededRandom } from '../random.ts';
import { whyUnsatisfiable } from '../satisfiability/unsatisfiable.ts';
import type { Spec } from '../spec.ts';
import type { GenerationContext } from './context.ts';
import { type DirectedSchema, directedSchema } from './directed-schema.ts';
import type { Direction } from './direction.ts';
import { createContext, makeValue } from './make.ts';
import { randomChoices, simplest } from './random-source.ts';

export interface ValueOptions {
  direction: Direction;
  /** The same seed gives the same value. */
  seed?: number;
  /** Takes the schema's own examples and defaults where they are valid, and every property: data for people. */
  natural?: boolean;
}

const attempts = 40;
/** How many schemas are looked at for a value, in all attempts together. */
const mostSteps = 20_000;

/**
 * One valid value of a schema, judged by ajv before it is returned. References in the schema are into the document.
 * `undefined` where none could be made. Throws where the schema does not compile.
 */
export function valueFor(spec: Spec, schema: Schema, options: ValueOptions): unknown {
  const { direction, seed = 1, natural = false } = options;
  if (whyUnsatisfiable(spec.document, { value: schema, pointer: '' }, direction)) return undefined;
  const directed = directedSchema(spec, schema, direction);
  const budget = { steps: mostSteps };
  for (let attempt = 0; attempt < attempts && budget.steps > 0; attempt += 1) {
    const choose = randomChoices(seededRandom(seed * attempts + attempt));
    const value = makeValid(directed, { choose, natural: natural && attempt < 4, budget });
    if (value !== undefined) return value;
  }
  // Some schemas can only be kept to by leaving out whatever can be left out.
  return makeValid(directed, { choose: simplest, budget: { steps: mostSteps } });
}

/** What was made, where it is valid. */
export function makeValid(
  directed: DirectedSchema,
  how: Pick<GenerationContext, 'choose' | 'budget'> & { natural?: boolean },
): unknown {
  const { schema, judge } = directed;
  const value = makeValue(createContext(directed, how), schema);
  return value !== undefined && judge(value).length === 0 ? value : undefined;
}
