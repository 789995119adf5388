import { isRecord } from '../../../contracts/http/is-record.ts';
import type { InputViolation } from '../../../contracts/openapi/input-violation.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Reply } from '../../core/operation-types.ts';
import { type ErrorCode, flat, nested } from './errors.ts';

/** The answer to input that violates the document: the error of the first violation (H-A32). */
export function answerInvalidInput(
  [violation]: [InputViolation, ...InputViolation[]],
  { operation, body }: Exchange<unknown>,
): Reply {
  // Tags have errors of their own shape.
  const refuse = operation?.path.includes('/csms/') ? nested : flat;
  return refuse(errorFor(violation, body));
}

function errorFor({ in: location, at, rule }: InputViolation, body: unknown): ErrorCode {
  if (location !== 'body' || rule === 'missing') return 'invalidValue';
  if (rule === 'not JSON' || rule === 'media type' || !isRecord(body)) return 'invalidBody';
  // Too many stages have a code of their own (H-A14).
  return at === '/version_stages' && rule === 'maxItems' ? 'longStageList' : 'invalidValue';
}
