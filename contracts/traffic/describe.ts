import type { LoadedDocument } from '../openapi/load-document.ts';
import { displayPath } from '../openapi/loading/source-file.ts';
import type { Checked } from './check-traffic.ts';
import type { Traffic } from './files/traffic.ts';
import { type Verdict, verdictKinds } from './verdict.ts';

/** Whether the document supports an interaction. */
export function isSupported({ verdicts }: Checked): boolean {
  return verdicts.every(({ kind }) => verdictKinds[kind] === 'warning');
}

/** What a person needs of an interaction that there is something to say of; nothing, where there is none. */
export function checkedLines(traffic: Traffic, checked: Checked, locate: LoadedDocument['locate']): string[] {
  const { interaction, operation, verdicts } = checked;
  if (verdicts.length === 0) return [];
  const { request, response, pointer, description } = interaction;
  const call = `${request.method} ${request.path} → ${response.status}`;
  const title = description === `${request.method} ${request.path}` ? '' : ` · ${description}`;
  return [
    `${isSupported(checked) ? '!' : '✗'} ${traffic.file}${pointer === '' ? '' : ` ${pointer}`}${title}`,
    `    ${call}${operation ? ` · ${operation.id}` : ''}`,
    ...verdicts.flatMap((verdict) => verdictLines(traffic, verdict, locate)),
  ];
}

/** The last line: how many interactions there are, and how many are supported. */
export function summaryLine(checked: readonly Checked[], name: string): string {
  const supported = checked.filter(isSupported).length;
  const warnings = checked.flatMap(({ verdicts }) => verdicts).filter(isWarning).length;
  const remark = warnings === 0 ? '' : `, ${warnings} warning${warnings === 1 ? '' : 's'}`;
  return `${name} supports ${supported} of ${checked.length} interactions${remark}`;
}

function verdictLines(traffic: Traffic, verdict: Verdict, locate: LoadedDocument['locate']): string[] {
  const { kind, at, documented, message } = verdict;
  const place = locate(documented);
  const where = place ? ` (${displayPath(place.file)}:${place.line})` : '';
  return [
    `    ${isWarning(verdict) ? 'warning' : 'error'} ${kind}`,
    `        ${inFile(traffic, at)} ${message}`,
    `        documented at ${documented}${where}`,
  ];
}

function isWarning({ kind }: Verdict): boolean {
  return verdictKinds[kind] === 'warning';
}

/** A pointer into the interaction, as its file has it. */
function inFile({ kind, version }: Traffic, at: string): string {
  if (kind === 'pact' && version >= 4) return at.replace(/^\/(request|response)\/body/, '$&/content');
  if (kind === 'pact') return at;
  return at
    .replace(/^\/request\/body/, '/request/postData/text')
    .replace(/^\/response\/body/, '/response/content/text');
}
