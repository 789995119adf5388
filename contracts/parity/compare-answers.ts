import { isRecord } from '../http/is-record.ts';
import { escapeStep } from '../http/json-pointer.ts';
import { writeJson } from '../http/lossless-json.ts';
import { type HttpResponse, headerOf } from '../http/message.ts';
import type { CreatedItemReferences } from './created-item-references.ts';
import type { PairedValues } from './paired-values.ts';
import type { Difference, Parity } from './parity-types.ts';

/** One server's answer. */
export interface ComparedAnswer {
  response: HttpResponse;
  /** Its JSON, masked; `undefined` where it is none. */
  json: unknown;
  memory: CreatedItemReferences;
}

export interface Comparison {
  parity: Pick<Parity, 'kindOf'>;
  relations: PairedValues;
  /** The headers to compare, in lower case. */
  headers: readonly string[];
}

/** Every difference between two answers to the same call. */
export function compareAnswers(
  { parity, relations, headers }: Comparison,
  mock: ComparedAnswer,
  real: ComparedAnswer,
): Difference[] {
  const differences: Difference[] = [];
  const differ = (pointer: string, ours: unknown, theirs: unknown) =>
    differences.push({ pointer, mock: shown(ours), real: shown(theirs) });
  const text = (pointer: string, ours: string | undefined, theirs: string | undefined) => {
    const isSame = (ours && mock.memory.name(ours)) === (theirs && real.memory.name(theirs));
    if (!isSame) differ(pointer, ours, theirs);
  };
  const visit = (pointer: string, key: string, ours: unknown, theirs: unknown): void => {
    if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
      for (const [index, item] of ours.entries()) visit(`${pointer}/${index}`, key, item, theirs[index]);
    } else if (isRecord(ours) && isRecord(theirs)) {
      const [mine, other] = [byName(mock.memory, ours), byName(real.memory, theirs)];
      for (const name of new Set([...mine.keys(), ...other.keys()])) {
        visit(`${pointer}/${escapeStep(name)}`, name, mine.get(name), other.get(name));
      }
    } else leaf(pointer, key, ours, theirs);
  };
  const leaf = (pointer: string, key: string, ours: unknown, theirs: unknown): void => {
    const kind = parity.kindOf(key, ours);
    if (kind !== undefined && kind === parity.kindOf(key, theirs) && typeof ours === typeof theirs) {
      const conflict = relations.relate(kind, ours as string, theirs as string);
      if (conflict) differences.push({ pointer, ...conflict });
    } else if (typeof ours === 'string' && typeof theirs === 'string') text(pointer, ours, theirs);
    else if (writeJson(ours) !== writeJson(theirs)) differ(pointer, ours, theirs);
  };

  if (mock.response.status !== real.response.status)
    differ('/status', mock.response.status, real.response.status);
  for (const name of headers) {
    text(`/headers/${name}`, headerOf(mock.response.headers, name), headerOf(real.response.headers, name));
  }
  if (mock.json !== undefined && real.json !== undefined) visit('/body', '', mock.json, real.json);
  else text('/body', mock.response.body.toString(), real.response.body.toString());
  return differences;
}

// A key may contain an id.
function byName(memory: CreatedItemReferences, value: Record<string, unknown>): Map<string, unknown> {
  return new Map(Object.entries(value).map(([name, item]) => [memory.name(name), item]));
}

/** Longer values are cut. */
const maxLength = 300;

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : writeJson(value);
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}… (${text.length} characters)`;
}
