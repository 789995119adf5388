import type { LoadedDocument } from '../openapi/load-document.ts';
import { displayPath } from '../openapi/loading/source-file.ts';
import type { SecretValues } from '../openapi/redact.ts';
import type { Spec } from '../openapi/spec.ts';
import type { CheckedInteraction } from './check-traffic.ts';
import type { Traffic } from './files/traffic.ts';
import { type Mismatch, mismatchKinds } from './mismatch.ts';

/** Whether the document supports an interaction. */
export function isSupported({ mismatches }: CheckedInteraction): boolean {
  return mismatches.every(({ kind }) => mismatchKinds[kind] === 'warning');
}

/** The mismatches of an interaction, for people; no lines where there are none. */
export function checkedLines(
  traffic: Traffic,
  checked: CheckedInteraction,
  { spec: { redactor }, locate }: Pick<LoadedDocument, 'spec' | 'locate'>,
): string[] {
  const { interaction, operation, mismatches } = checked;
  if (mismatches.length === 0) return [];
  const { request, response, pointer, description } = interaction;
  const call = `${request.method} ${redactor.path(operation, request.path)} → ${response.status}`;
  const title = description === `${request.method} ${request.path}` ? '' : ` · ${description}`;
  return [
    `${isSupported(checked) ? '!' : '✗'} ${traffic.file}${pointer === '' ? '' : ` ${pointer}`}${title}`,
    `    ${call}${operation ? ` · ${operation.id}` : ''}`,
    ...mismatches.flatMap((mismatch) => mismatchLines(traffic, mismatch, locate)),
  ];
}

/** The secret values of all interactions: no line may have one. */
export function secretsIn(checked: readonly CheckedInteraction[], { redactor }: Spec): SecretValues {
  const secrets = redactor.createValues(Number.POSITIVE_INFINITY);
  for (const { interaction, operation } of checked) {
    const { request, response } = interaction;
    redactor.call(operation, request, { ...response, body: response.body ?? '' }, secrets);
  }
  return secrets;
}

/** The last line: how many interactions there are, and how many are supported. */
export function checkSummary(checked: readonly CheckedInteraction[], name: string): string {
  const supported = checked.filter(isSupported).length;
  const warnings = checked.flatMap(({ mismatches }) => mismatches).filter(isWarning).length;
  const remark = warnings === 0 ? '' : `, ${warnings} warning${warnings === 1 ? '' : 's'}`;
  return `${name} supports ${supported} of ${checked.length} interactions${remark}`;
}

function mismatchLines(traffic: Traffic, mismatch: Mismatch, locate: LoadedDocument['locate']): string[] {
  const { kind, at, documented, message } = mismatch;
  const place = locate(documented);
  const where = place ? ` (${displayPath(place.file)}:${place.line})` : '';
  return [
    `    ${isWarning(mismatch) ? 'warning' : 'error'} ${kind}`,
    `        ${inFile(traffic, at)} ${message}`,
    `        spec ${documented}${where}`,
  ];
}

function isWarning({ kind }: Mismatch): boolean {
  return mismatchKinds[kind] === 'warning';
}

/** A pointer into the interaction as a pointer into its file. */
function inFile({ kind, version }: Traffic, at: string): string {
  if (kind === 'pact' && version >= 4) return at.replace(/^\/(request|response)\/body/, '$&/content');
  if (kind === 'pact') return at;
  return at
    .replace(/^\/request\/body/, '/request/postData/text')
    .replace(/^\/response\/body/, '/response/content/text');
}
