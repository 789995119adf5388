import type { Lie } from '../../suite/lying.ts';
import { liesToCallers } from './lies/of-callers.ts';
import { liesOfCalls } from './lies/of-calls.ts';
import { liesOfInput } from './lies/of-input.ts';
import { liesOfPages } from './lies/of-pages.ts';
import { liesOfSecrets } from './lies/of-secrets.ts';

/** Servers that are Gcore's API but for one lie each. */
export const lies: readonly Lie[] = [
  ...liesOfCalls,
  ...liesOfSecrets,
  ...liesOfInput,
  ...liesOfPages,
  ...liesToCallers,
];
