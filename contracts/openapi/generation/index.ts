// Generates values from schemas: valid ones, and ones with a single defect. All are validated by ajv.
export { arbitraryFor } from './arbitrary.ts';
export { oddTexts } from './boundaries/string-boundaries.ts';
export {
  type BoundaryOptions,
  boundaryValues,
  invalidValues,
  type LabelledValue,
} from './boundary-values.ts';
export type { Direction } from './copy-for-direction.ts';
export { directedSchema } from './directed-schema.ts';
export { type ValueOptions, valueFor } from './make-valid-value.ts';
