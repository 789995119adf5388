import { escapeStep, type Located, type MediaType } from '../../spec/document.ts';
import { isJsonPatch } from '../../spec/media-type.ts';
import { whyImpossible } from '../../spec/possible/impossible.ts';
import { createRouter } from '../../spec/router.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { type ParameterRules, parametersOf } from '../../spec/wire/parameter-rules.ts';
import { decode } from '../../spec/wire/percent.ts';
import { readRequest } from '../../spec/wire/read-request.ts';
import { preferredType } from '../../spec/wire/write-body.ts';
import { type CallInput, toRequest } from '../wire.ts';
import { valueToSend } from './values.ts';

/** How a call is to be made up. */
export interface Wish {
  /** What is known of its path. */
  path?: Readonly<Record<string, unknown>>;
  /** Whether what is optional is sent as well. */
  everything?: boolean;
  /** The media type of its body. */
  mediaType?: string | undefined;
  /** Another seed, other values; with 0 the document's own examples. */
  seed?: number;
  /** Members that the thing which is sent is to have, instead of those that are made up. */
  members?: Readonly<Record<string, unknown>>;
  /** Changes a body that has been made up, so that it is the run's own. */
  own?: (body: unknown) => unknown;
}

const attempts = 12;

/**
 * A valid call of an operation, made from the document's examples and schemas. It has been written and read again, and
 * nothing was wrong with it. `undefined` where no such call could be made.
 */
export async function sampleCall(
  spec: Spec,
  operation: Operation,
  wish: Wish = {},
): Promise<CallInput | undefined> {
  const first = wish.seed ?? 0;
  for (let seed = first; seed < first + attempts; seed += 1) {
    const input = makeUp(spec, operation, { ...wish, seed });
    if (input && (await isValid(spec, operation, input))) return input;
  }
  return undefined;
}

/** Whether a call keeps to its document, as a server would read it. */
export async function isValid(spec: Spec, operation: Operation, input: CallInput): Promise<boolean> {
  const request = toRequest(spec.document, operation, input, '');
  const match = createRouter([operation])(operation.method, request.path.slice(1).split('/').map(decode));
  if (!match || !hasPlainHeaders(request.headers)) return false;
  return (await readRequest(spec, operation, request, match.path)).faults.length === 0;
}

function makeUp(spec: Spec, operation: Operation, wish: Wish & { seed: number }): CallInput | undefined {
  const { everything = false, seed, own = (body: unknown) => body } = wish;
  const values = { path: { ...wish.path }, query: {}, header: {}, cookie: {} } as Record<
    ParameterRules['in'],
    Record<string, unknown>
  >;
  for (const rules of parametersOf(spec.document, operation)) {
    if (values[rules.in][rules.name] !== undefined || (!rules.required && !everything)) continue;
    const given = operation.parameters.find(({ pointer }) => pointer === rules.pointer);
    values[rules.in][rules.name] = valueToSend(
      spec,
      { value: given?.value ?? {}, pointer: rules.pointer },
      rules.schemaPointer,
      seed,
    );
  }
  const { path, query, header: headers, cookie } = values;
  const typed = typeToSend(spec, operation, wish);
  const body = typed && bodyToSend(spec, typed, seed);
  if (!typed || (body === undefined && canBeLeftOut(operation, wish)))
    return { path, query, headers, cookie };
  return { path, query, headers, cookie, body: own(body), mediaType: typed.mediaType };
}

function canBeLeftOut({ requestBody }: Operation, { mediaType }: Wish): boolean {
  return mediaType === undefined && requestBody?.value.required !== true;
}

/** A media type that a body can be sent in. */
export interface TypeToSend extends Located<MediaType> {
  mediaType: string;
  schemaPointer: string | undefined;
}

/** A body of a media type; `undefined` where none was found. */
export function bodyToSend(spec: Spec, typed: TypeToSend, seed: number): unknown {
  const value = valueToSend(spec, typed, typed.schemaPointer, seed);
  // Many documents do not say what a patch is.
  return isJsonPatch(typed.mediaType) && !Array.isArray(value) ? [] : value;
}

/** The media type of a body that is to be sent; unless one is wished for, one that a value can keep to. */
export function typeToSend(
  spec: Spec,
  { requestBody }: Operation,
  { mediaType }: Wish,
): TypeToSend | undefined {
  if (!requestBody) return undefined;
  const { content } = requestBody.value;
  const usual = [preferredType(requestBody.value), ...Object.keys(content)].filter(
    (one) => one !== undefined,
  );
  const types = mediaType === undefined ? usual : [mediaType];
  const found = types.flatMap((type) => {
    const value = content[type];
    const pointer = `${requestBody.pointer}/content/${escapeStep(type)}`;
    const schemaPointer = value?.schema === undefined ? undefined : `${pointer}/schema`;
    return value ? [{ value, pointer, mediaType: type, schemaPointer }] : [];
  });
  const canBe = ({ value: { schema }, pointer }: Located<MediaType>) =>
    schema === undefined || !whyImpossible(spec.document, { value: schema, pointer }, 'request');
  return found.find(canBe) ?? found[0];
}

/** Only these can be sent as they are (RFC 9110, section 5.5). */
function hasPlainHeaders(headers: Readonly<Record<string, unknown>>): boolean {
  return Object.values(headers).every((value) =>
    /^[\x21-\x7e]([\x20-\x7e\t]*[\x21-\x7e])?$/.test(String(value)),
  );
}
