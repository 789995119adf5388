import { escapeStep } from '../../../http/json-pointer.ts';
import { type HttpRequest, headerOf } from '../../../http/message.ts';
import type { FormField } from '../../../openapi/redact.ts';
import type { Observation } from '../../checks/check.ts';
import { inLocation, type MadeCall } from '../../engine/curl-script.ts';
import { type Fact, mapStep, type Step } from '../../engine/sequence-step.ts';

/**
 * Calls that were made, as those of a sequence: where they have an id that an earlier answer showed, or a query's value
 * such as a version, they refer to that answer. Secret values are samples.
 */
export function madeCalls(calls: readonly Observation[], ids: readonly string[]): MadeCall[] {
  const made: MadeCall[] = [];
  const facts: Fact[] = [];
  for (const [index, call] of calls.entries()) {
    const shown = [
      ...idFacts(call, ids, facts, calls.slice(0, index + 1)),
      ...versionFacts(call, calls, index),
    ];
    const step = mapStep(stepOf(call), (text) => withReferences(text, facts));
    const status = call.response.status;
    made.push({ step, learned: shown, note: `${call.operation.id} → ${status}` });
    facts.push(...shown);
  }
  return made;
}

function stepOf({ request, operation, spec }: Observation): Step {
  const sample = spec.redactor.sampleRequest(operation, request);
  const { path, query, headers } = sample;
  const body = sample.form ? writeForm(sample.form, request) : sample.body;
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  const bytes = Buffer.from(body).toString('latin1');
  return { method: request.method, path, query, headers: Object.fromEntries(texts), body: bytes };
}

/** A form in several parts as it was sent, but for its secrets. */
function writeForm(fields: readonly FormField[], { headers }: HttpRequest): string {
  const [, boundary = ''] = /boundary="?([^";]+)/i.exec(headerOf(headers, 'content-type') ?? '') ?? [];
  const parts = fields.map(({ name, fileName, contentType, value }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`;
    const type = contentType === undefined ? '' : `\r\nContent-Type: ${contentType}`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}${type}\r\n\r\n${value}\r\n`;
  });
  return `${parts.join('')}--${boundary}--\r\n`;
}

/** Ids that an answer is the first to show. One that the caller chose need not be shown. */
function idFacts(
  call: Observation,
  ids: readonly string[],
  known: readonly Fact[],
  sofar: readonly Observation[],
): Fact[] {
  return ids.flatMap((id, item) => {
    const wasSent = sofar.some(({ request }) => request.path.includes(id) || request.body.includes(id));
    if (wasSent || known.some(({ value }) => value === id)) return [];
    const pointer = pointerOf(call.json, id) ?? (isInLocation(call, id) ? inLocation : undefined);
    return pointer === undefined ? [] : [{ item, field: 'id', pointer, value: id }];
  });
}

function isInLocation({ response }: Observation, id: string): boolean {
  return headerOf(response.headers, 'location')?.split('/').at(-1) === id;
}

/** Numbers of an answer that the next writing call has in its query. */
function versionFacts({ json }: Observation, calls: readonly Observation[], index: number): Fact[] {
  const next = calls.slice(index + 1).find(({ request }) => request.method !== 'GET');
  return [...new URLSearchParams(next?.request.query ?? '')].flatMap(([name, value]) => {
    const pointer = /^\d+$/.test(value) ? pointerOf(json, value) : undefined;
    return pointer === undefined ? [] : [{ item: index, field: name.toLowerCase(), pointer, value }];
  });
}

/** Where a JSON value has a text or a number. */
function pointerOf(value: unknown, wanted: string): string | undefined {
  if (value === null || typeof value !== 'object') return String(value) === wanted ? '' : undefined;
  for (const [name, item] of Object.entries(value)) {
    const below = pointerOf(item, wanted);
    if (below !== undefined) return `/${escapeStep(name)}${below}`;
  }
  return undefined;
}

function withReferences(text: string, facts: readonly Fact[]): string {
  return facts.reduce((sofar, { value, field, item }) => {
    const whole = new RegExp(`(?<![\\w-])${value.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`, 'g');
    return sofar.replace(whole, () => `{{${field} ${item}}}`);
  }, text);
}
