import type { BreakingChange } from '../../contracts/diff/breaking-change.ts';
import { diff as compare } from '../../contracts/diff/diff.ts';
import { type LoadedDocument, loadDocument } from '../../contracts/openapi/load-document.ts';
import { displayPath } from '../../contracts/openapi/loading/source-file.ts';
import { counted } from '../../contracts/reporters/counts.ts';
import { readTraffic } from '../../contracts/traffic/files/read-traffic.ts';
import { TrafficError } from '../../contracts/traffic/files/traffic.ts';
import { type LostInteraction, lostInteractions } from '../../contracts/traffic/used-by.ts';
import type { Values } from '../cli/command.ts';
import { requireApiOrFile } from '../cli/known-api.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { diffCommand } from './definitions/diff.ts';

/** `bonafide diff <old> <new>`: exit code 1 where the new document has breaking changes. */
export async function diff(values: Values<typeof diffCommand>, { out }: Output): Promise<number> {
  const { old: oldFile, new: newFile, usedBy } = values;
  if (oldFile === undefined || newFile === undefined)
    throw new UsageError('name two documents, the old one and the new one');
  [oldFile, newFile].forEach(requireApiOrFile);
  const [old, now] = [await loadDocument(oldFile), await loadDocument(newFile)];
  const breaks = compare(old.spec, now.spec);
  const lost: LostInteraction[] = [];
  for (const file of usedBy) lost.push(...(await lostBy(file, old, now)));
  for (const one of breaks) for (const line of lines(one, old, now, lost)) out(line);
  out(summary(breaks, usedBy.length > 0 ? lost : undefined));
  return breaks.length > 0 ? 1 : 0;
}

async function lostBy(file: string, old: LoadedDocument, now: LoadedDocument): Promise<LostInteraction[]> {
  try {
    return await lostInteractions(old.spec, now.spec, readTraffic(file));
  } catch (error) {
    if (error instanceof TrafficError) throw new UsageError(error.message);
    throw error;
  }
}

function lines(
  one: BreakingChange,
  old: LoadedDocument,
  now: LoadedDocument,
  lost: readonly LostInteraction[],
): string[] {
  const { affects, operationId, call, message } = one;
  const affected = lost.filter((other) => other.operationId === operationId && other.sides.includes(affects));
  return [
    `✗ ${affects} · ${operationId} · ${call}`,
    `    ${message}`,
    `    ${locationOf(old, one.old)} → ${locationOf(now, one.new)}`,
    ...affected.map(({ consumer, description }) => `    affects ${consumer}: ${description}`),
  ];
}

function locationOf({ locate }: LoadedDocument, pointer: string): string {
  const location = locate(pointer);
  return location ? `${displayPath(location.file)}:${location.line}:${location.column} ${pointer}` : pointer;
}

function summary(breaks: readonly BreakingChange[], lost: readonly LostInteraction[] | undefined): string {
  const of = (what: BreakingChange['affects']) => breaks.filter((one) => one.affects === what).length;
  const verdict =
    breaks.length === 0
      ? 'no breaking changes'
      : `${counted(breaks.length, 'breaking change')}: ${of('requests')} of requests, ${of('responses')} of responses`;
  if (lost === undefined) return verdict;
  const consumers = [...new Set(lost.map(({ consumer }) => consumer))].sort();
  return `${verdict}; affected: ${consumers.join(', ') || 'none of the given consumers'}`;
}
