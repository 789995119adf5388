import type { FuncKeywordDefinition } from 'ajv/dist/2020.js';

/** A keyword that counts how often a schema is applied: alternatives of alternatives double with each level. */
export const countedKeyword = 'bonafide-counted';

/** So many schemas may be applied to one value and what is in it. */
const most = 1_000_000;

let steps = 0;

/** Starts counting the schemas of a validation. */
export function startCounting(): void {
  steps = 0;
}

/** The definition of {@link countedKeyword}. It throws a RangeError where validating would take too long. */
export const countedSchema: FuncKeywordDefinition = {
  keyword: countedKeyword,
  // Before what leads to other schemas.
  before: '$ref',
  schemaType: 'boolean',
  validate: () => {
    steps += 1;
    if (steps > most) throw new RangeError(`validating takes more than ${most} schemas`);
    return true;
  },
  errors: false,
};
