// Values from schemas: valid ones, and ones with a single defect. Whatever is given out, ajv has judged.
export { arbitraryFor } from './arbitrary.ts';
export { oddTexts } from './boundaries/string-boundaries.ts';
export {
  boundaryValues,
  invalidValues,
  type LabelledOptions,
  type LabelledValue as Labelled,
} from './boundary-values.ts';
export { directedSchema } from './directed-schema.ts';
export type { Direction } from './direction.ts';
export { type ValueOptions, valueFor } from './value.ts';
