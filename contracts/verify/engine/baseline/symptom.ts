import type { Resource } from '../../../openapi/resources/index.ts';
import { aboutStored, memberSteps, shapeOf } from '../causes/cause-identity.ts';
import type { Failure } from '../events.ts';
import type { Symptom } from './known-failure.ts';

/** What is known of a failure besides itself. */
export interface Circumstances {
  /** The resource that the operation belongs to. */
  resource: Resource | undefined;
  /** The operation that last wrote what the call was about. */
  writtenBy: string | undefined;
  /** The operation that deleted it. */
  deletedBy: string | undefined;
}

/** What a failure shows. Checks that see the same show the same, so that it matters little which of them comes first. */
export function symptomOf(failure: Failure, around: Circumstances): Symptom {
  const { operationId: operation, check, pointer, record } = failure;
  const { status } = record.response;
  if (check === 'request-answered')
    return { operation, what: `${sentAs(failure)} gets no answer`, ...triedBy(failure) };
  if (status >= 500 || pointer === '/status') {
    const what = `${sentAs(failure)} is answered with ${status}`;
    return { operation, ...after(operation, around.deletedBy), what, ...triedBy(failure) };
  }
  if (!pointer.startsWith('/body')) return { operation, what: `${check} ${pointer.toLowerCase()}` };
  return {
    operation,
    ...after(operation, around.deletedBy ?? around.writtenBy),
    what: whatOfBody(failure, around),
  };
}

/** Why the call was made, which does not differ between a usual valid call and one that tries a limit. */
function sentAs({ intent }: Failure): string {
  return intent === 'valid' || intent === 'valid input' ? 'a valid request' : intent;
}

function triedBy({ record: { tries } }: Failure): Pick<Symptom, 'at'> {
  const [at] = tries;
  return at === undefined ? {} : { at };
}

function after(operation: string, write: string | undefined): Pick<Symptom, 'after'> {
  return write === undefined || write === operation ? {} : { after: write };
}

function whatOfBody(failure: Failure, { resource }: Circumstances): string {
  const { check, expected, pointer, record } = failure;
  const member = `/${memberSteps(resource, pointer).join('/')}`;
  if (record.response.status >= 400)
    return `${check} ${record.response.status} ${member} ${shapeOf(expected)}`;
  if (check === 'body-schema') return `${member} ${shapeOf(expected)}`;
  return aboutStored.has(check) ? `${member} is not what it should be` : `${check} ${member}`;
}
