import { mediaTypeOf } from '../../../contracts/http/message.ts';
import type { InputViolation } from '../../../contracts/openapi/input-violation.ts';
import type { components } from '../../../generated/sap.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Reply } from '../../core/operation.ts';
import { Refusal } from '../../core/refusal.ts';
import { messages, type Refused, refuse, tokenRefusals } from './errors.ts';
import type { SapState } from './state.ts';

/** What is answered to input that breaks the document: 400, told by its first fault. */
export function refuseInput(
  [fault]: [InputViolation, ...InputViolation[]],
  exchange: Exchange<SapState>,
): Reply {
  if (exchange.operation?.id === 'oauth.token')
    return fault.at === '/grant_type' ? tokenRefusals.otherGrant : tokenRefusals.noGrant;
  return refuse(exchange, 400, describe(fault, exchange));
}

/**
 * Throws a Refusal where a body without a content type came through (S-A8), or the credential is not the text of a
 * JSON object (S-A4): what the document cannot say.
 */
export function requireCredential(
  call: Refused & { body: { data: components['schemas']['DockerRegistrySecretData'] } },
  types: readonly string[],
): void {
  if (mediaTypeOf(call.request.headers) === undefined)
    throw new Refusal(refuse(call, 400, messages.otherType(types)));
  if (!isJsonObject(call.body.data['.dockerconfigjson']))
    throw new Refusal(refuse(call, 400, messages.noJsonText(fields['/data/.dockerconfigjson'])));
}

/** Whether a text is that of a JSON object. */
export function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** What the places in a body are called. */
const fields = {
  '': 'the body',
  '/name': 'name',
  '/data': 'data',
  '/data/.dockerconfigjson': 'data[".dockerconfigjson"]',
} as const;

function describe(fault: InputViolation, exchange: Exchange<SapState>): string {
  if (fault.in !== 'body') return describeIn(fault.at, fault);
  if (fault.rule === 'missing') return messages.noBody;
  if (fault.rule === 'not JSON') return messages.notJson;
  if (fault.rule === 'media type') return messages.otherType(typesOf(exchange));
  if (fault.rule === 'required') return messages.missing(missingIn(fault.at, exchange.body));
  return describeIn(fields[fault.at as keyof typeof fields], fault);
}

function describeIn(field: string, { in: place, rule, message }: InputViolation): string {
  if (rule === 'pattern') return messages.noName(field);
  if (rule === 'maxLength') return messages.tooLong(field);
  if (rule === 'additionalProperties') return messages.otherFields(field);
  if (rule === 'type' && place === 'body')
    return messages.notOfType(field, message.endsWith('object') ? 'an object' : 'a string');
  return `${field} ${message}`;
}

function typesOf({ operation }: Exchange<SapState>): string[] {
  return Object.keys(operation?.requestBody?.value.content ?? {});
}

// An object lacks `name` or `data`, and `data` only the one field that it has.
function missingIn(at: string, body: unknown): string {
  if (at !== '') return fields['/data/.dockerconfigjson'];
  return Object.hasOwn(body as object, 'data') ? fields['/name'] : fields['/data'];
}
