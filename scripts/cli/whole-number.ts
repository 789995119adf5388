import { UsageError } from './usage-error.ts';

/** An option's whole number. Throws a UsageError for anything else. */
export function wholeNumber(option: string, text: string, most: number, least = 0): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new UsageError(`${option} must be a whole number from ${least} to ${most}, not ${text}`);
}
