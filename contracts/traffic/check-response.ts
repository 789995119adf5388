import { documentedType, isJson } from '../http/media-type.ts';
import { headerOf, mediaTypeOf } from '../http/message.ts';
import { escapeStep, type Located, type ResponseObject } from '../openapi/document.ts';
import { type Operation, responseFor } from '../openapi/spec.ts';
import type { Checker } from './check-traffic.ts';
import type { Interaction } from './files/traffic.ts';
import { accepts } from './media-types.ts';
import { judgeWithRules } from './stand-ins.ts';
import { standardResponseHeaders } from './standard-headers.ts';
import { type Verdict, verdict } from './verdict.ts';

type Documented = Located<ResponseObject>;

/** Whether the document lets a provider answer so. */
export function responseVerdicts(
  checker: Checker,
  interaction: Interaction,
  operation: Operation,
): Verdict[] {
  const { status } = interaction.response;
  const documented = responseFor(operation, status);
  const responses = `${operation.pointer}/responses`;
  if (!documented) {
    const message = `the document has ${[...operation.responses.keys()].join(', ')}, and not ${status}`;
    return [verdict('response.status.unknown', '/response/status', responses, message)];
  }
  const isDefault = documented === operation.responses.get('default');
  const message = `${status} is one of the statuses that "default" stands for`;
  return [
    ...(isDefault ? [verdict('response.status.default', '/response/status', responses, message)] : []),
    ...contentTypeVerdicts(interaction, documented),
    ...headerVerdicts(checker, interaction, documented),
    ...bodyVerdicts(checker, interaction, documented),
  ];
}

function contentTypeVerdicts({ response }: Interaction, { value, pointer }: Documented): Verdict[] {
  const given = mediaTypeOf(response.headers);
  const known = Object.keys(value.content ?? {});
  if (given === undefined || documentedType(known, given) !== undefined) return [];
  const at = '/response/headers/Content-Type';
  if (known.length === 0) {
    return [verdict('response.content-type.unknown', at, pointer, 'the document has no content here')];
  }
  const message = `${given} is none of ${known.join(', ')}`;
  return [verdict('response.content-type.incompatible', at, `${pointer}/content`, message)];
}

function headerVerdicts(checker: Checker, { response }: Interaction, documented: Documented): Verdict[] {
  const rules = checker.spec.validators.headersOf(documented);
  const names = Object.keys(response.headers).filter((name) => name.toLowerCase() !== 'content-type');
  return names.flatMap((name) => {
    const at = `/response/headers/${escapeStep(name)}`;
    const rule = rules.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const violation = rule?.validate(headerOf(response.headers, name));
    if (violation) {
      return [verdict('response.header.incompatible', at, violation.schemaPointer, violation.message)];
    }
    if (rule || !checker.isExpected) return [];
    const isStandard = standardResponseHeaders.has(name.toLowerCase());
    const kind = isStandard ? 'response.header.undefined' : 'response.header.unknown';
    return [verdict(kind, at, documented.pointer, `the document has no header ${name} here`)];
  });
}

function bodyVerdicts(checker: Checker, interaction: Interaction, documented: Documented): Verdict[] {
  const { body } = interaction.response;
  if (body === undefined || body.length === 0) return [];
  const known = Object.keys(documented.value.content ?? {});
  const mediaType = mediaTypeOf(interaction.response.headers) ?? wantedType(interaction, known);
  const entry = documentedType(known, mediaType);
  const at = '/response/body';
  if (entry === undefined || documented.value.content?.[entry]?.schema === undefined) {
    const message = `the document has no schema of ${mediaType} here`;
    // What is said of the media type is enough.
    if (known.length > 0 && entry === undefined) return [];
    return [verdict('response.body.unknown', at, documented.pointer, message)];
  }
  const value = readBody(body, mediaType);
  if (value === undefined) {
    const message = `bodies of ${mediaType} are not looked into`;
    return [verdict('response.body.unvalidatable', at, documented.pointer, message)];
  }
  const pointer = `${documented.pointer}/content/${escapeStep(entry)}/schema`;
  return violationsOf(checker, interaction, pointer, value).map((violation) => {
    const { schemaPointer, message } = violation;
    return verdict('response.body.incompatible', `${at}${violation.pointer}`, schemaPointer, message);
  });
}

function violationsOf(
  { spec, judge, isExpected }: Checker,
  interaction: Interaction,
  pointer: string,
  value: unknown,
) {
  if (isExpected) return judgeWithRules(spec, judge, pointer, value, interaction.rules.response);
  const violation = spec.validators.json(pointer)(value);
  return violation ? [violation] : [];
}

function wantedType({ request }: Interaction, known: readonly string[]): string {
  const accept = headerOf(request.headers, 'accept') ?? 'application/json';
  return known.find((one) => accepts(accept, [one])) ?? known[0] ?? 'application/json';
}

/** What a schema can be held against; of bytes, nothing can be said. */
function readBody(body: string | Buffer, mediaType: string): unknown {
  const text = body.toString();
  if (mediaType.startsWith('text/')) return text;
  if (!isJson(mediaType)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
