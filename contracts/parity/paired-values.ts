import { isNumber } from '../http/lossless-json.ts';
import type { ChosenValueKind } from './parity-types.ts';

type Value = string | number;

interface Pair {
  mock: Value;
  real: Value;
}

/** Pairs of values that the mock and the real server had in the same place. */
export class PairedValues {
  readonly #pairs: Record<ChosenValueKind, Pair[]> = { id: [], version: [], time: [] };

  /** Pairs two values, and describes both where that contradicts earlier pairs; `undefined` where it does not. */
  relate(kind: ChosenValueKind, mock: Value, real: Value): { mock: string; real: string } | undefined {
    const pairs = this.#pairs[kind];
    const byMock = pairs.findIndex((pair) => pair.mock === mock);
    const byReal = pairs.findIndex((pair) => pair.real === real);
    if (byMock !== byReal) return { mock: numbered(kind, byMock, mock), real: numbered(kind, byReal, real) };
    if (byMock >= 0) return undefined;
    const conflict = kind === 'id' ? -1 : pairs.findIndex((pair) => isOtherOrder(pair, { mock, real }));
    const other = pairs[conflict];
    pairs.push({ mock, real });
    if (!other) return undefined;
    const placed = (value: Value, than: Value) =>
      `${value}, ${order(value, than) < 0 ? 'before' : 'after'} ${kind} ${conflict + 1}`;
    return { mock: placed(mock, other.mock), real: placed(real, other.real) };
  }
}

function numbered(kind: ChosenValueKind, index: number, value: Value): string {
  return index < 0 ? `${value}, a new ${kind}` : `${value}, ${kind} ${index + 1}`;
}

function isOtherOrder(one: Pair, other: Pair): boolean {
  return order(one.mock, other.mock) !== order(one.real, other.real);
}

function order(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) return a === b ? 0 : a < b ? -1 : 1;
  const [left, right] = [comparable(String(a)), comparable(String(b))];
  return left < right ? -1 : left > right ? 1 : 0;
}

// Times that end in fewer digits than others (RFC 3339, section 5.6).
function comparable(text: string): string {
  const [, seconds, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(text) ?? [];
  return seconds === undefined ? text : `${seconds}.${fraction.padEnd(9, '0')}`;
}
