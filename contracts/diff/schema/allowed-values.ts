import { type Alternative, hasValue, type JsonType, typeOfValue } from './alternative-of-one-type.ts';
import { excerpt } from './difference.ts';
import { allowsNumber } from './numbers.ts';
import { allowsString } from './strings.ts';

/** Whether every value of the second type can be written as a text of the first: `?limit=5` is a string, too. */
export function textualType(type: JsonType, other: JsonType): boolean {
  return type === 'string' && ['boolean', 'integer', 'number'].includes(other);
}

/** Whether an alternative allows a value. Objects and lists are not looked into. */
export function allowsValue(alternative: Alternative, value: unknown): boolean {
  const { type, values } = alternative;
  const isText =
    type === 'string' && typeof value !== 'string' && value !== null && typeof value !== 'object';
  const given = isText ? String(value) : value;
  if (values) return hasValue(values, given);
  if (typeof given === 'string') return type === 'string' && allowsString(alternative, given);
  if (typeof given !== 'number') return typeOfValue(given) === type;
  const isNumber = type === 'number' || (type === 'integer' && Number.isInteger(given));
  return isNumber && allowsNumber(alternative, given);
}

/** What the alternatives require, in words: of some values they allow all but those that are lost. */
export function valuesRequirement(
  values: readonly unknown[],
  lost: readonly unknown[],
  candidates: readonly Alternative[],
): string {
  const listed = candidates.flatMap((one) => one.values ?? []);
  const isOther = lost.length === values.length;
  if (isOther && listed.length === 1 && candidates.length === 1) return `exactly ${excerpt(listed[0])}`;
  return lost.length > 0 ? `anything but ${lost.map(excerpt).join(', ')}` : `one of ${excerpt(listed)}`;
}
