import { acceptableTypes } from '../http/accept.ts';
import { escapeStep } from '../http/json-pointer.ts';
import { tryParseJson } from '../http/lossless-json.ts';
import { documentedType, isJson } from '../http/media-type.ts';
import { headerOf, mediaTypeOf } from '../http/message.ts';
import type { Located, ResponseObject } from '../openapi/document.ts';
import { type Operation, responseFor } from '../openapi/spec.ts';
import type { TrafficChecker } from './check-context.ts';
import type { Interaction } from './files/traffic.ts';
import { type Mismatch, mismatch } from './mismatch.ts';
import { standardResponseHeaders } from './standard-headers.ts';
import { validateWithRules } from './validate-with-rules.ts';

type Documented = Located<ResponseObject>;

/** Where a response differs from the document. */
export function responseMismatches(
  checker: TrafficChecker,
  interaction: Interaction,
  operation: Operation,
): Mismatch[] {
  const { status } = interaction.response;
  const documented = responseFor(operation, status);
  const responses = `${operation.pointer}/responses`;
  if (!documented) {
    const message = `${status} is not documented; the document has ${[...operation.responses.keys()].join(', ')}`;
    return [mismatch('response.status.unknown', '/response/status', responses, message)];
  }
  const isDefault = documented === operation.responses.get('default');
  const message = `${status} is documented only by "default"`;
  return [
    ...(isDefault ? [mismatch('response.status.default', '/response/status', responses, message)] : []),
    ...contentTypeMismatches(interaction, documented),
    ...headerMismatches(checker, interaction, documented),
    ...bodyMismatches(checker, interaction, documented),
  ];
}

function contentTypeMismatches({ response }: Interaction, { value, pointer }: Documented): Mismatch[] {
  const given = mediaTypeOf(response.headers);
  const known = Object.keys(value.content ?? {});
  if (given === undefined || documentedType(known, given) !== undefined) return [];
  const at = '/response/headers/Content-Type';
  if (known.length === 0) {
    return [mismatch('response.content-type.unknown', at, pointer, 'the document has no content here')];
  }
  const message = `${given} is none of ${known.join(', ')}`;
  return [mismatch('response.content-type.incompatible', at, `${pointer}/content`, message)];
}

function headerMismatches(
  checker: TrafficChecker,
  { response }: Interaction,
  documented: Documented,
): Mismatch[] {
  const rules = checker.spec.validators.headersOf(documented);
  const names = Object.keys(response.headers).filter((name) => name.toLowerCase() !== 'content-type');
  return names.flatMap((name) => {
    const at = `/response/headers/${escapeStep(name)}`;
    const rule = rules.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const violation = rule?.validate(headerOf(response.headers, name));
    if (violation) {
      return [mismatch('response.header.incompatible', at, violation.schemaPointer, violation.message)];
    }
    if (rule || !checker.isExpected) return [];
    const isStandard = standardResponseHeaders.has(name.toLowerCase());
    const kind = isStandard ? 'response.header.undefined' : 'response.header.unknown';
    return [mismatch(kind, at, documented.pointer, `the document has no header ${name} here`)];
  });
}

function bodyMismatches(
  checker: TrafficChecker,
  interaction: Interaction,
  documented: Documented,
): Mismatch[] {
  const { body } = interaction.response;
  if (body === undefined || body.length === 0) return [];
  const known = Object.keys(documented.value.content ?? {});
  const mediaType = mediaTypeOf(interaction.response.headers) ?? expectedType(interaction, known);
  const entry = documentedType(known, mediaType);
  const at = '/response/body';
  if (entry === undefined || documented.value.content?.[entry]?.schema === undefined) {
    const message = `the document has no schema of ${mediaType} here`;
    // The mismatch of the media type is enough.
    if (known.length > 0 && entry === undefined) return [];
    return [mismatch('response.body.unknown', at, documented.pointer, message)];
  }
  const value = readBody(body, mediaType);
  if (value === undefined) {
    const message = `bodies of ${mediaType} are not validated`;
    return [mismatch('response.body.unvalidatable', at, documented.pointer, message)];
  }
  const pointer = `${documented.pointer}/content/${escapeStep(entry)}/schema`;
  return violationsOf(checker, interaction, pointer, value).map((violation) => {
    const { schemaPointer, message } = violation;
    return mismatch('response.body.incompatible', `${at}${violation.pointer}`, schemaPointer, message);
  });
}

function violationsOf(
  { spec, validateExpectation, isExpected }: TrafficChecker,
  interaction: Interaction,
  pointer: string,
  value: unknown,
) {
  if (isExpected)
    return validateWithRules(spec, validateExpectation, pointer, value, interaction.rules.response);
  const violation = spec.validators.json(pointer)(value);
  return violation ? [violation] : [];
}

function expectedType({ request }: Interaction, known: readonly string[]): string {
  const accept = headerOf(request.headers, 'accept') ?? 'application/json';
  return acceptableTypes(accept, known)[0] ?? known[0] ?? 'application/json';
}

/** A body as a value to validate; `undefined` for binary bodies. */
function readBody(body: string | Buffer, mediaType: string): unknown {
  const text = body.toString();
  if (mediaType.startsWith('text/')) return text;
  if (!isJson(mediaType)) return undefined;
  return tryParseJson(text) ?? text;
}
