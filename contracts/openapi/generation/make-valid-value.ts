import type { Schema } from '../document.ts';
import { whyUnsatisfiable } from '../satisfiability/unsatisfiable.ts';
import { seededRandom } from '../seeded-random.ts';
import type { Spec } from '../spec.ts';
import { randomChoices, simplestChoice } from './choices.ts';
import type { Direction } from './copy-for-direction.ts';
import { type DirectedSchema, directedSchema } from './directed-schema.ts';
import { createContext, type GenerationOptions, makeValue } from './make-value.ts';
import { culpritOf, subjectOf } from './readable/subject.ts';

export interface ValueOptions {
  direction: Direction;
  /** The same seed gives the same value. */
  seed?: number;
  /** Uses the schema's own examples and defaults where they are valid, and every property: data for people. */
  natural?: boolean;
  /** Makes texts and numbers that people find believable. By default they are of any characters and size, to test with. */
  readable?: boolean;
  /** What the value is called, where it has a name: `X-Rate-Limit`. */
  name?: string;
}

const attempts = 40;
/** So many of them are natural. */
const naturalAttempts = 4;
/** So many of them are readable. */
const readableAttempts = 30;
/** How many schemas are visited for a value, in all attempts together. */
const maxSteps = 20_000;

/**
 * One valid value of a schema, validated by ajv. References in the schema are into the document. `undefined` where none
 * was found. Throws where the schema does not compile.
 */
export function valueFor(spec: Spec, schema: Schema, options: ValueOptions): unknown {
  const { direction, seed = 1, natural = false, readable = false, name = '' } = options;
  if (whyUnsatisfiable(spec.document, { value: schema, pointer: '' }, direction)) return undefined;
  const directed = directedSchema(spec, schema, direction);
  const budget = { steps: maxSteps };
  const rejected = new Set<string>();
  for (let attempt = 0; attempt < attempts && budget.steps > 0; attempt += 1) {
    const choose = randomChoices(seededRandom(seed * attempts + attempt));
    const own = { choose, budget, natural: natural && attempt < naturalAttempts };
    // A value that is hard to find is better than none.
    const isReadable = readable && attempt < readableAttempts;
    const how = isReadable
      ? {
          ...own,
          subject: subjectOf({ name, isVaried: !own.natural, rejected }, choose),
          inOrder: natural && attempt === 0,
        }
      : own;
    const value = makeValid(directed, how, rejected);
    if (value !== undefined) return value;
  }
  // Some schemas are matched only when everything optional is left out.
  return makeValid(directed, { choose: simplestChoice, budget: { steps: maxSteps } });
}

/** Makes a value; `undefined` where it is not valid. Where it was not is added to what is `rejected`. */
export function makeValid(directed: DirectedSchema, how: GenerationOptions, rejected?: Set<string>): unknown {
  const { schema, validate } = directed;
  const value = makeValue(createContext(directed, how), schema);
  if (value === undefined) return undefined;
  const errors = validate(value);
  const { taken = new Set<string>() } = how.subject ?? {};
  for (const { instancePath } of errors) rejected?.add(culpritOf(instancePath, taken));
  return errors.length === 0 ? value : undefined;
}
