import { type Operation, responseFor } from '../../contracts/openapi/spec.ts';
import type { Api } from '../core/api.ts';
import { bodyViolation } from '../core/body-violation.ts';
import { FaultError, type InjectedFault } from '../core/fault.ts';
import type { Reply } from '../core/operation-types.ts';

/** What the caller gets instead of the API's answer: one excludes the others. */
const answers = ['answer', 'patch', 'expired', 'reset'] as const;
const effects = [...answers, 'malformed', 'delayMs', 'otherWriter'] as const;

/** Throws a FaultError for a fault that cannot be injected, or that answers what the document does not have. */
export function checkFault<State>(api: Api<State>, fault: InjectedFault): void {
  const given = answers.filter((name) => fault[name] !== undefined);
  if (given.length > 1) throw new FaultError(`${given.join(' and ')} exclude each other`);
  if (effects.every((name) => fault[name] === undefined))
    throw new FaultError(`a fault needs one of ${effects.join(', ')}`);
  if (fault.operationId === undefined) return;
  const operation = api.spec.operations.get(fault.operationId);
  if (!operation) {
    const known = [...api.spec.operations.keys()].join(', ');
    throw new FaultError(`${api.spec.name} has no operation ${fault.operationId}; it has ${known}`);
  }
  const reason = fault.undocumented ? undefined : violation(api, fault, operation);
  if (reason !== undefined) throw new FaultError(`${reason}: set "undocumented" to inject it anyway`);
}

function violation<State>(api: Api<State>, fault: InjectedFault, operation: Operation): string | undefined {
  if (fault.answer) return answerViolation(api, operation, fault.answer);
  if (!fault.expired || api.refuseExpired) return undefined;
  return responseFor(operation, 401) ? undefined : `${operation.pointer}/responses has no 401`;
}

function answerViolation<State>(
  { spec }: Api<State>,
  operation: Operation,
  answer: Reply,
): string | undefined {
  const documented = responseFor(operation, answer.status);
  if (!documented) return `${operation.pointer}/responses has no ${answer.status}`;
  if (answer.body === undefined) return undefined;
  const headers = { 'Content-Type': 'application/json', ...answer.headers };
  return bodyViolation(spec, documented, answer, { headers });
}
