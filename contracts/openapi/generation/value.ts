import type { Schema } from '../document.ts';
import { seededRandom } from '../random.ts';
import { whyUnsatisfiable } from '../satisfiability/unsatisfiable.ts';
import type { Spec } from '../spec.ts';
import type { GenerationContext } from './context.ts';
import { type DirectedSchema, directedSchema } from './directed-schema.ts';
import type { Direction } from './direction.ts';
import { createContext, makeValue } from './make.ts';
import { randomChoices, simplestChoice } from './random-source.ts';

export interface ValueOptions {
  direction: Direction;
  /** The same seed gives the same value. */
  seed?: number;
  /** Uses the schema's own examples and defaults where they are valid, and every property: data for people. */
  natural?: boolean;
}

const attempts = 40;
/** How many schemas are visited for a value, in all attempts together. */
const maxSteps = 20_000;

/**
 * One valid value of a schema, validated by ajv. References in the schema are into the document. `undefined` where none
 * was found. Throws where the schema does not compile.
 */
export function valueFor(spec: Spec, schema: Schema, options: ValueOptions): unknown {
  const { direction, seed = 1, natural = false } = options;
  if (whyUnsatisfiable(spec.document, { value: schema, pointer: '' }, direction)) return undefined;
  const directed = directedSchema(spec, schema, direction);
  const budget = { steps: maxSteps };
  for (let attempt = 0; attempt < attempts && budget.steps > 0; attempt += 1) {
    const choose = randomChoices(seededRandom(seed * attempts + attempt));
    const value = makeValid(directed, { choose, natural: natural && attempt < 4, budget });
    if (value !== undefined) return value;
  }
  // Some schemas are matched only when everything optional is left out.
  return makeValid(directed, { choose: simplestChoice, budget: { steps: maxSteps } });
}

/** Makes a value; `undefined` where it is not valid. */
export function makeValid(
  directed: DirectedSchema,
  how: Pick<GenerationContext, 'choose' | 'budget'> & { natural?: boolean },
): unknown {
  const { schema, validate } = directed;
  const value = makeValue(createContext(directed, how), schema);
  return value !== undefined && validate(value).length === 0 ? value : undefined;
}
