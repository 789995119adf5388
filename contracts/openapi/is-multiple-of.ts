/**
 * Whether a number is a multiple of a step, both taken as the decimals that they are written as: 19.99 is a multiple of
 * 0.01, although 19.99 / 0.01 is not an integer in binary arithmetic.
 */
export function isMultipleOf(value: number, step: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  const one = decimalOf(value);
  const other = decimalOf(step);
  const places = Math.max(one.places, other.places);
  return scaled(one, places) % scaled(other, places) === 0n;
}

/** A decimal number: its digits as an integer, and how many of them are after the point. */
interface Decimal {
  digits: bigint;
  places: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

function scaled({ digits, places }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - places);
}
