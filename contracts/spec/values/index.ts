// Values from schemas: valid ones, and ones with a single defect. Whatever is given out, ajv has judged.
export { arbitraryFor } from './arbitrary.ts';
export type { Direction } from './direction.ts';
export { directedSchema } from './judge.ts';
export { boundaryValues, brokenValues, type Labelled, type LabelledOptions } from './labelled.ts';
export { oddTexts } from './limits-string.ts';
export { type ValueOptions, valueFor } from './value.ts';
