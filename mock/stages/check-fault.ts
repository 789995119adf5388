import { type Operation, responseFor } from '../../contracts/openapi/spec.ts';
import type { Api } from '../core/api.ts';
import { FaultError, type InjectedFault } from '../core/fault.ts';
import type { Reply } from '../core/operation.ts';
import { brokenBody } from './validate-response.ts';

/** What can be an answer: one excludes the others. */
const answers = ['answer', 'patch', 'expired', 'reset'] as const;
const happenings = [...answers, 'malformed', 'delayMs', 'otherWriter'] as const;

/** Throws a FaultError where the mock of an API cannot make a fault, or is to answer what the document does not have. */
export function checkFault<State>(api: Api<State>, fault: InjectedFault): void {
  const given = answers.filter((name) => fault[name] !== undefined);
  if (given.length > 1) throw new FaultError(`${given.join(' and ')} exclude each other`);
  if (happenings.every((name) => fault[name] === undefined))
    throw new FaultError(`a fault needs one of ${happenings.join(', ')}`);
  if (fault.operationId === undefined) return;
  const operation = api.spec.operations.get(fault.operationId);
  if (!operation) {
    const known = [...api.spec.operations.keys()].join(', ');
    throw new FaultError(`${api.spec.name} has no operation ${fault.operationId}; it has ${known}`);
  }
  const why = fault.undocumented ? undefined : whyNot(api, fault, operation);
  if (why !== undefined)
    throw new FaultError(`${why}: mark the fault as undocumented if it is to be answered all the same`);
}

function whyNot<State>(api: Api<State>, fault: InjectedFault, operation: Operation): string | undefined {
  if (fault.answer) return undocumented(api, operation, fault.answer);
  if (!fault.expired || api.refuseExpired) return undefined;
  return responseFor(operation, 401) ? undefined : `${operation.pointer}/responses has no 401`;
}

function undocumented<State>({ spec }: Api<State>, operation: Operation, answer: Reply): string | undefined {
  const documented = responseFor(operation, answer.status);
  if (!documented) return `${operation.pointer}/responses has no ${answer.status}`;
  if (answer.body === undefined) return undefined;
  const headers = { 'Content-Type': 'application/json', ...answer.headers };
  return brokenBody(spec, documented, answer, { headers });
}
