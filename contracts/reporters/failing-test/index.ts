import { isSizeOnly, redacted } from '../../openapi/redact.ts';
import type { CallRecord } from '../../verify/engine/call-record.ts';
import type { FailureInRun } from './failure-in-run.ts';
import { neededCalls, pathOf, type Source, sourceOf } from './needed-calls.ts';
import { inTemplate, template } from './template.ts';
import { verdictOf } from './verdict.ts';

/** What no fetch sets, or sets by itself. */
const notSet = /^(host|connection|content-length|expect|te|trailer|transfer-encoding|upgrade)$/i;

/**
 * A test for Jest, or Vitest with `--globals`, that makes the calls of a failure by itself, and fails for as long as the
 * answer is what it was. `undefined` where the calls cannot be written down, or nothing in the answer shows it.
 */
export function failingTest({ spec, failure, calls, run }: FailureInRun): string | undefined {
  const verdict = verdictOf({ spec, failure, run });
  const needed = neededCalls(calls, failure.record);
  if (verdict === undefined || !needed.every(canBeSent)) return undefined;
  const { operationId, check, title, expected, actual = '' } = failure;
  const steps = needed.map(
    (call, index) => `  calls.push(await send(${argumentsOf(call, needed.slice(0, index), run)}));`,
  );
  return `// ${oneLine(`${operationId} · ${check}: ${title}`)}
//   expected  ${oneLine(expected)}
//   actual    ${oneLine(actual)}
// It wants the server's address in TARGET${variablesText(needed)}. Vitest runs it with --globals.
const target = (process.env.TARGET ?? '').replace(/\\/$/, '');
const unique = Date.now().toString(36).slice(-6);

async function send(method, path, headers, body) {
  const response = await fetch(\`\${target}\${path}\`, { method, headers, body, redirect: 'manual' });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text) };
}

function parsed(text) {
  try {
    // Numbers have no more digits than this.
    return JSON.parse(text, (_, value, of) => (/^-?\\d{16,}$/.test(of?.source) ? of.source : value));
  } catch {
    return text;
  }
}

function valueAt(value, steps) {
  return steps.reduce((part, step) => (part === null || part === undefined ? undefined : part[step]), value);
}

test(${JSON.stringify(oneLine(`${operationId}: ${title}`))}, async () => {
  if (target === '') throw new Error('TARGET is not set: it is the address of the server');
  const calls = [];
${steps.join('\n')}
  const answer = calls.at(-1);
  if (${verdict})
    throw new Error(\`${inTemplate(`expected: ${oneLine(expected)}; actual: `, run)}\${answer.status} \${JSON.stringify(answer.body)}\`);
});
`;
}

/** Whether a record has all of a request. */
function canBeSent({ request }: CallRecord): boolean {
  const isShown = !isSizeOnly(request.body) && !request.body.endsWith('…');
  return isShown && (request.size === 0 || !['GET', 'HEAD'].includes(request.method));
}

function argumentsOf(call: CallRecord, before: readonly CallRecord[], run: string): string {
  const { method, headers, body, path } = call.request;
  const named = (text: string) => template(text, run);
  const shown = Object.entries(headers).filter(([name]) => !notSet.test(name));
  const texts = shown.map(([name, value]) => {
    const text = value === redacted ? `process.env.${variableOf(name)} ?? ''` : named(String(value));
    return `${JSON.stringify(name)}: ${text}`;
  });
  const query = path.slice(pathOf(call).length);
  const segments = pathOf(call)
    .split('/')
    .map((segment) => segmentText(decodeURIComponentSafely(segment), segment, before));
  const at = `\`${segments.map((one) => ('code' in one ? `\${${one.code}}` : inTemplate(one.text, run))).join('/')}${queryText(query, run)}\``;
  return [`'${method}'`, at, `{ ${texts.join(', ')} }`, ...(body === '' ? [] : [named(body)])].join(', ');
}

/** A query, whose secret values are in variables. */
function queryText(query: string, run: string): string {
  const [first = '', ...others] = query.split(redacted);
  const names = [first, ...others].map((part) => /([^?&=]+)=$/.exec(part)?.[1] ?? '');
  return others.reduce(
    (sofar, part, index) =>
      `${sofar}\${encodeURIComponent(process.env.${variableOf(names[index] ?? '')} ?? '')}${inTemplate(part, run)}`,
    inTemplate(first, run),
  );
}

function segmentText(
  value: string,
  text: string,
  before: readonly CallRecord[],
): { text: string } | { code: string } {
  const index = before.findIndex((call) => sourceOf(call, value) !== undefined);
  const source = before[index] && sourceOf(before[index], value);
  return source === undefined ? { text } : { code: codeOf(index, source) };
}

function codeOf(index: number, source: Source): string {
  if (source === 'location') return `calls[${index}].headers.get('location').split('/').at(-1)`;
  return `encodeURIComponent(valueAt(calls[${index}].body, ${JSON.stringify(source)}))`;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function variablesText(calls: readonly CallRecord[]): string {
  const names = calls.flatMap(({ request }) =>
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === redacted ? [variableOf(name)] : [],
    ),
  );
  return names.length === 0 ? '' : `, and ${[...new Set(names)].join(', ')}`;
}

/** The variable for the secret value of a header. */
function variableOf(header: string): string {
  return header.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}
