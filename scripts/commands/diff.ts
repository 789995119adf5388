import type { BreakingChange } from '../../contracts/diff/breaking-change.ts';
import { diff as compare } from '../../contracts/diff/diff.ts';
import { type LoadedDocument, loadDocument } from '../../contracts/openapi/load-document.ts';
import { displayPath } from '../../contracts/openapi/loading/source-file.ts';
import { inOneLine } from '../../contracts/reporters/printable.ts';
import { counted } from '../../contracts/reporters/summary-line.ts';
import { readTraffic } from '../../contracts/traffic/files/read-traffic.ts';
import { TrafficError } from '../../contracts/traffic/files/traffic.ts';
import { type LostInteraction, lostInteractions } from '../../contracts/traffic/lost-interactions.ts';
import type { Values } from '../cli/command.ts';
import type { Output } from '../cli/output.ts';
import { requireApiOrFile } from '../cli/require-api-or-file.ts';
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
  const unexplained = lost.filter((one) => !breaks.some((change) => isHit(one, change)));
  for (const one of breaks) for (const line of lines(one, old, now, lost)) out(inOneLine(line));
  for (const one of unexplained) for (const line of lostLines(one)) out(inOneLine(line));
  out(summary(breaks, unexplained.length, usedBy.length > 0 ? lost : undefined));
  return breaks.length + unexplained.length > 0 ? 1 : 0;
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
  const { affects, operationId, call, message, also } = one;
  return [
    `✗ ${affects} · ${operationId} · ${call}`,
    `    ${message}`,
    `    ${locationOf(old, one.old)} → ${locationOf(now, one.new)}`,
    ...also.map((other) => `    also ${other.operationId} · ${other.call}: ${other.message}`),
    ...lost
      .filter((other) => isHit(other, one))
      .map(({ consumer, description }) => `    affects ${consumer}: ${description}`),
  ];
}

/** Whether a change may be what takes an interaction away. */
function isHit(
  { operationId, sides }: LostInteraction,
  { affects, also, ...change }: BreakingChange,
): boolean {
  const operations = [change, ...also].map((one) => one.operationId);
  return operations.includes(operationId) && sides.some((side) => side === affects);
}

/** What a consumer relies on although the old document does not promise it. */
function lostLines({ consumer, description, operationId, messages }: LostInteraction): string[] {
  return [
    `✗ ${consumer} · ${operationId}`,
    `    ${description}: no longer supported`,
    ...messages.map((message) => `    ${message}`),
  ];
}

function locationOf({ locate }: LoadedDocument, pointer: string): string {
  const location = locate(pointer);
  return location ? `${displayPath(location.file)}:${location.line}:${location.column} ${pointer}` : pointer;
}

function summary(
  breaks: readonly BreakingChange[],
  unexplained: number,
  lost: readonly LostInteraction[] | undefined,
): string {
  const of = (what: BreakingChange['affects']) => breaks.filter((one) => one.affects === what).length;
  const webhooks = of('webhooks') === 0 ? '' : `, ${of('webhooks')} of webhooks`;
  const counts = `${counted(breaks.length, 'breaking change')}: ${of('requests')} of requests, ${of('responses')} of responses${webhooks}`;
  const verdict = breaks.length === 0 ? 'no breaking changes' : counts;
  if (lost === undefined) return verdict;
  const consumers = [...new Set(lost.map(({ consumer }) => consumer))].sort();
  const affected = `affected: ${consumers.join(', ') || 'none of the given consumers'}`;
  if (unexplained === 0) return `${verdict}; ${affected}`;
  const interactions = `${counted(unexplained, 'interaction')} no longer supported`;
  return `${breaks.length === 0 ? interactions : `${verdict}; ${interactions}`}; ${affected}`;
}
