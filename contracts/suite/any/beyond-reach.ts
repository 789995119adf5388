import type { Operation } from '../../spec/spec.ts';
import { refusesDuplicates, refusesToAnswer, refusesTypes } from './refusals.ts';
import type { Things } from './things.ts';

/** Why no call of the plan brings about a documented status; by `operationId status`. */
export function beyondReach(things: Things): Record<string, string> {
  const entries = [...things.spec.operations.values()].flatMap((operation) =>
    [...operation.responses.keys()].flatMap((status) => {
      const why = reason(things, operation, status);
      return why === undefined ? [] : [[`${operation.id} ${status}`, why] as const];
    }),
  );
  return Object.fromEntries(entries);
}

function reason(things: Things, operation: Operation, status: string): string | undefined {
  switch (status) {
    case '401':
    case '403':
      return operation.secured ? undefined : 'the operation asks for no credentials';
    case '404':
      return things.isCreatable(operation) ? undefined : 'nobody can tell which ones there are';
    case '409':
      return refusesDuplicates(things, operation) ? undefined : 'the document does not say what conflicts';
    case '406':
      return refusesToAnswer(operation) ? undefined : 'the operation answers with no body';
    case '415':
      return refusesTypes(operation) ? undefined : 'the operation takes no body, or any';
    case '400':
    case '422':
    case 'default':
    case '4XX':
      return undefined;
    default:
      return ofItsClass(operation, status);
  }
}

function ofItsClass({ responses }: Operation, status: string): string | undefined {
  if (status.startsWith('5')) return 'no call makes a provider fail';
  if (!status.startsWith('2')) return 'the document does not say what brings it about';
  const successes = [...responses.keys()].filter((one) => one.startsWith('2'));
  return successes.length > 1 ? 'which of several successes it is, is up to the provider' : undefined;
}
