import { parseArgs } from 'node:util';
import { type Lost, lostInteractions } from '../../contracts/consumer/check/used-by.ts';
import { readTraffic } from '../../contracts/consumer/traffic/read-traffic.ts';
import { TrafficError } from '../../contracts/consumer/traffic/traffic.ts';
import type { Break } from '../../contracts/diff/break.ts';
import { diff as compare } from '../../contracts/diff/diff.ts';
import { type OpenedSpec, openSpec } from '../../contracts/spec/open.ts';
import { shown } from '../../contracts/spec/reading/source.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** `bonafide diff <old> <new>`: exit code 1 when the new document breaks who keeps to the old one. */
export async function diff(args: string[], { out }: Output): Promise<number> {
  const { files, usedBy } = readOptions(args);
  const [old, now] = [await openSpec(files[0]), await openSpec(files[1])];
  const breaks = compare(old.spec, now.spec);
  const lost: Lost[] = [];
  for (const file of usedBy) lost.push(...(await lostBy(file, old, now)));
  for (const one of breaks) for (const line of lines(one, old, now, lost)) out(line);
  out(summary(breaks, usedBy.length > 0 ? lost : undefined));
  return breaks.length > 0 ? 1 : 0;
}

function readOptions(args: string[]): { files: [old: string, now: string]; usedBy: string[] } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'used-by': { type: 'string', multiple: true, default: [] } },
  });
  const [old, now, ...more] = positionals;
  if (old === undefined || now === undefined || more.length > 0)
    throw new UsageError('name two documents, the old one and the new one');
  return { files: [old, now], usedBy: values['used-by'] };
}

async function lostBy(file: string, old: OpenedSpec, now: OpenedSpec): Promise<Lost[]> {
  try {
    return await lostInteractions(old.spec, now.spec, readTraffic(file));
  } catch (error) {
    if (error instanceof TrafficError) throw new UsageError(error.message);
    throw error;
  }
}

function lines(one: Break, old: OpenedSpec, now: OpenedSpec, lost: readonly Lost[]): string[] {
  const { breaks, operationId, call, message } = one;
  const hit = lost.filter((other) => other.operationId === operationId && other.sides.includes(breaks));
  return [
    `✗ ${breaks} · ${operationId} · ${call}`,
    `    ${message}`,
    `    ${placed(old, one.old)} → ${placed(now, one.new)}`,
    ...hit.map(({ consumer, description }) => `    hits ${consumer}: ${description}`),
  ];
}

function placed({ locate }: OpenedSpec, pointer: string): string {
  const place = locate(pointer);
  return place ? `${shown(place.file)}:${place.line}:${place.column} ${pointer}` : pointer;
}

function summary(breaks: readonly Break[], lost: readonly Lost[] | undefined): string {
  const of = (what: Break['breaks']) => breaks.filter((one) => one.breaks === what).length;
  const verdict =
    breaks.length === 0
      ? 'nothing breaks'
      : `${breaks.length} breaking change${breaks.length === 1 ? '' : 's'}: ${of('requests')} of requests, ${of('responses')} of responses`;
  if (lost === undefined) return verdict;
  const consumers = [...new Set(lost.map(({ consumer }) => consumer))].sort();
  return `${verdict}; hit: ${consumers.join(', ') || 'nobody of the given'}`;
}
