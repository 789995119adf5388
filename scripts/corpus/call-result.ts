import type { RawDocument } from './document.ts';

/** What a second opinion finds wrong with a call that was meant to be valid, and what it cannot say anything about. */
export interface CallResult {
  operation: string | undefined;
  failures: string[];
  unsupported: string[];
}

/** Whether any reading of a text keeps to the schema at a pointer. */
export async function isAnyValid(
  document: RawDocument,
  pointer: string,
  values: readonly unknown[],
): Promise<boolean> {
  for (const value of values) if (await document.isValid(pointer, value)) return true;
  return false;
}
