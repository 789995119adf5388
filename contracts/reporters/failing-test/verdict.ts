import { parsePointer, valueAt } from '../../http/json-pointer.ts';
import { tryParseJson } from '../../http/lossless-json.ts';
import { headerOf } from '../../http/message.ts';
import { redacted } from '../../openapi/redact.ts';
import type { Failure } from '../../verify/engine/events.ts';
import type { FailureInRun } from './failure-in-run.ts';
import { template } from './template.ts';

/** A JavaScript expression that is true where `answer` still has what failed; `undefined` where none can tell. */
export function verdictOf({ spec, failure, run }: Omit<FailureInRun, 'calls'>): string | undefined {
  const { pointer, check, operationId, record } = failure;
  const { status } = record.response;
  if (check === 'request-answered') return 'false';
  if (pointer === '/status') {
    if (check !== 'status-documented')
      return status >= 500 ? 'answer.status >= 500' : `answer.status === ${status}`;
    const known = [...(spec.operations.get(operationId)?.responses.keys() ?? [])];
    return `!${JSON.stringify(known)}.some((one) => one === 'default' || new RegExp(\`^\${one.replaceAll('X', '.')}$\`).test(answer.status))`;
  }
  const [place, ...steps] = parsePointer(pointer);
  if (place === 'headers') return headerVerdict(failure, steps.join('/'), run);
  return place === 'body' ? bodyVerdict(failure, steps, run) : undefined;
}

function headerVerdict({ record }: Failure, name: string, run: string): string | undefined {
  const shown = headerOf(record.response.headers, name);
  if (shown === redacted) return undefined;
  return `answer.headers.get(${JSON.stringify(name)}) === ${shown === undefined ? 'null' : template(String(shown), run)}`;
}

const types: Readonly<Record<string, string>> = {
  string: "typeof value === 'string'",
  number: "typeof value === 'number'",
  integer: 'Number.isInteger(value)',
  boolean: "typeof value === 'boolean'",
  null: 'value === null',
  array: 'Array.isArray(value)',
  object: "typeof value === 'object' && value !== null && !Array.isArray(value)",
};

function bodyVerdict(
  { expected, record }: Failure,
  steps: readonly string[],
  run: string,
): string | undefined {
  const value = (names: readonly string[]) => `valueAt(answer.body, ${JSON.stringify(names)})`;
  const [, missing] = /must have required property '([^']+)'/.exec(expected) ?? [];
  if (missing !== undefined) return `${value([...steps, missing])} === undefined`;
  const [, wanted] =
    /^must be ((?:string|number|integer|boolean|null|array|object)(?:(?:,| or) ?\w+)*)$/.exec(expected) ?? [];
  const tests = wanted?.split(/,| or /).map((type) => types[type.trim()]);
  if (tests?.every((one) => one !== undefined))
    return `!((value) => ${tests.map((one) => `(${one})`).join(' || ')})(${value(steps)})`;
  const shown = valueAt(tryParseJson(record.response.body), steps.map((step) => `/${step}`).join(''));
  // All of a body is another one whenever it is asked for.
  const text = JSON.stringify(shown);
  if (steps.length === 0 || text?.includes(redacted)) return undefined;
  return `JSON.stringify(${value(steps)}) === ${text === undefined ? 'undefined' : template(text, run)}`;
}
