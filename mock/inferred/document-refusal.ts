import { isRecord } from '../../contracts/http/is-record.ts';
import { concreteType } from '../../contracts/http/media-type.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { Problem } from '../core/problem.ts';
import { Refusal } from '../core/refusal.ts';
import { chooseMediaType } from './choose-media-type.ts';
import { conformBody } from './conform-body.ts';
import { exampleNames, generateBody, generateHeaders } from './generate-body.ts';

export interface RefusalOptions {
  /** Whether the document's own example is the body as it stands, without the problem's text. */
  verbatim?: boolean;
  headers?: Readonly<Record<string, string>>;
  /** The call's `Accept` header: it is not refused for that, too. */
  accept?: string | undefined;
  /** The name of an example that is the body as it stands, where the response has it. */
  example?: string | undefined;
}

/**
 * The document's answer for a refusal: the first of the statuses that it has, its body generated, with the problem's text
 * in the members for such a text. Where it has none of the statuses, the problem itself is thrown.
 */
export async function refusal(
  spec: Spec,
  operation: Operation,
  statuses: readonly number[],
  problem: Problem,
  { verbatim = false, headers: own = {}, accept, example }: RefusalOptions = {},
): Promise<Reply> {
  const status = refusalStatus(operation, statuses);
  const response = status === undefined ? undefined : responseFor(operation, status);
  if (status === undefined || !response) throw problem;
  const mediaType = chooseMediaType(response, accept) ?? chooseMediaType(response, undefined);
  const headers = { ...(await generateHeaders(spec, response)), ...own };
  if (!mediaType) return { status, headers };
  const isNamed =
    example !== undefined && exampleNames(response.value.content?.[mediaType]).includes(example);
  const generated = await generateBody(spec, response, mediaType, isNamed ? { example } : {});
  // No body can be as documented: the status can.
  if (!generated) throw new Problem(problem.code, problem.message, { ...problem.details, status });
  const isVerbatim = (verbatim || isNamed) && generated.isExample;
  const text = isVerbatim ? generated.value : withProblem(generated.value, status, problem);
  const body = await conformBody(spec, response, mediaType, [['', text]]);
  return { status, body, headers: { ...headers, 'Content-Type': concreteType(mediaType) } };
}

/** The status of a refusal: the first that the document has itself, else the first that it has a range or `default` for. */
export function refusalStatus(operation: Operation, statuses: readonly number[]): number | undefined {
  return (
    statuses.find((one) => operation.responses.has(String(one))) ??
    statuses.find((one) => responseFor(operation, one))
  );
}

/** Throws the document's answer for a refusal, else the problem. */
export async function refuse(...given: Parameters<typeof refusal>): Promise<never> {
  throw new Refusal(await refusal(...given));
}

const textNames =
  /^(message|detail|details|error|error_?description|error_?message|description|reason|msg|title)$/i;
const statusNames = /^(status|status_?code|code)$/i;

// Members with the usual names of a text or a status, at any depth.
function withProblem(value: unknown, status: number, problem: Problem): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map((item) => withProblem(item, status, problem));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => {
    if (typeof inner === 'string' && textNames.test(name)) return [name, textFor(name, problem)] as const;
    if (typeof inner === 'number' && statusNames.test(name)) return [name, status] as const;
    if (typeof inner === 'string' && isStatusText(name, inner)) return [name, String(status)] as const;
    return [name, withProblem(inner, status, problem)] as const;
  });
  return Object.fromEntries(entries);
}

// JSON:API's errors have their status as text; elsewhere a status can be a word, such as `failed`, but not `OK`.
function isStatusText(name: string, value: string): boolean {
  return (
    /^(http_?)?status(_?code)?$/i.test(name) && (/^(string|ok)$/i.test(value) || !/^[a-z_ -]+$/i.test(value))
  );
}

function textFor(name: string, problem: Problem): string {
  return /^title$/i.test(name) ? problem.toJSON().title : problem.message;
}
