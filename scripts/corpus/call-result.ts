import type { RawDocument } from './raw-document.ts';

/** The failures of a call that was meant to be valid, and what could not be validated. */
export interface CallResult {
  operation: string | undefined;
  failures: string[];
  unsupported: string[];
}

/** Whether any of the values that a text may mean is valid against the schema at a pointer. */
export async function isAnyValid(
  document: RawDocument,
  pointer: string,
  values: readonly unknown[],
): Promise<boolean> {
  for (const value of values) if (await document.isValid(pointer, value)) return true;
  return false;
}
