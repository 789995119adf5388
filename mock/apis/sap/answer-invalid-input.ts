import { isRecord } from '../../../contracts/http/is-record.ts';
import { tryParseJson } from '../../../contracts/http/lossless-json.ts';
import { mediaTypeOf } from '../../../contracts/http/message.ts';
import type { InputViolation } from '../../../contracts/openapi/input-violation.ts';
import type { components } from '../../../generated/sap.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Reply } from '../../core/operation-types.ts';
import { Refusal } from '../../core/refusal.ts';
import { messages, type RefusedCall, refuse, tokenRefusals } from './errors.ts';
import type { SapState } from './state.ts';

/** The answer to input that violates the document: 400, with the text of the first violation. */
export function answerInvalidInput(
  [violation]: [InputViolation, ...InputViolation[]],
  exchange: Exchange<SapState>,
): Reply {
  if (exchange.operation?.id === 'oauth.token')
    return violation.at === '/grant_type' ? tokenRefusals.otherGrant : tokenRefusals.noGrant;
  return refuse(exchange, 400, describe(violation, exchange));
}

/**
 * Throws a Refusal of what the document cannot describe: a body without a content type (S-A8), and a credential that is
 * not the text of a JSON object (S-A4).
 */
export function requireCredential(
  callSap: RefusedCall & { body: { data: components['schemas']['DockerRegistrySecretData'] } },
  types: readonly string[],
): void {
  if (mediaTypeOf(callSap.request.headers) === undefined)
    throw new Refusal(refuse(callSap, 400, messages.otherType(types)));
  if (!isJsonObject(callSap.body.data['.dockerconfigjson']))
    throw new Refusal(refuse(callSap, 400, messages.noJsonText(fields['/data/.dockerconfigjson'])));
}

/** Whether a text is that of a JSON object. */
export function isJsonObject(text: string): boolean {
  return isRecord(tryParseJson(text));
}

/** The names of a body's members in texts. */
const fields = {
  '': 'the body',
  '/name': 'name',
  '/data': 'data',
  '/data/.dockerconfigjson': 'data[".dockerconfigjson"]',
} as const;

function describe(violation: InputViolation, exchange: Exchange<SapState>): string {
  if (violation.in !== 'body') return describeIn(violation.at, violation);
  if (violation.rule === 'missing') return messages.noBody;
  if (violation.rule === 'not JSON') return messages.notJson;
  if (violation.rule === 'media type') return messages.otherType(typesOf(exchange));
  if (violation.rule === 'required') return messages.missing(missingIn(violation.at, exchange.body));
  return describeIn(fields[violation.at as keyof typeof fields], violation);
}

function describeIn(field: string, { in: location, rule, message }: InputViolation): string {
  if (rule === 'pattern') return messages.noName(field);
  if (rule === 'maxLength') return messages.tooLong(field);
  if (rule === 'additionalProperties') return messages.otherFields(field);
  if (rule === 'type' && location === 'body')
    return messages.notOfType(field, message.endsWith('object') ? 'an object' : 'a string');
  return `${field} ${message}`;
}

function typesOf({ operation }: Exchange<SapState>): string[] {
  return Object.keys(operation?.requestBody?.value.content ?? {});
}

// The body can lack `name` or `data`, and `data` only its one field.
function missingIn(at: string, body: unknown): string {
  if (at !== '') return fields['/data/.dockerconfigjson'];
  return Object.hasOwn(body as object, 'data') ? fields['/name'] : fields['/data'];
}
