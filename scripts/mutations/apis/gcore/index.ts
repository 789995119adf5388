import type { HandwrittenMutant } from '../../handwritten.ts';
import { liesToCallers } from './of-callers.ts';
import { liesOfCalls } from './of-calls.ts';
import { liesOfInput } from './of-input.ts';
import { liesOfPages } from './of-pages.ts';
import { liesOfSecrets } from './of-secrets.ts';

/** Servers that are Gcore's API but for one lie each. */
export const mutants: readonly HandwrittenMutant[] = [
  ...liesOfCalls,
  ...liesOfSecrets,
  ...liesOfInput,
  ...liesOfPages,
  ...liesToCallers,
];
