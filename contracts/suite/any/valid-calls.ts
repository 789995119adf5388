import { type Operation, responseFor } from '../../spec/spec.ts';
import { NotTried } from '../case-ended.ts';
import type { Case } from '../plan.ts';
import type { Session } from '../session.ts';
import type { CallInput } from '../wire.ts';
import type { Wish } from './sample.ts';
import type { Things } from './things.ts';

/** A case for each operation: valid calls of it, in each media type that it takes and answers with. */
export function validCalls(things: Things): Case[] {
  return [...things.spec.operations.values()].map((operation) => ({
    id: `valid/${operation.id}`,
    title: `${operation.id} answers valid requests as documented`,
    law: 'valid-request-accepted',
    writes: !isReading(things, operation),
    async run(session) {
      for (const { what, accept, ...wish } of variants(operation)) {
        await once(things, session, operation, wish, accept, what).catch(told(session, what));
      }
    },
  }));
}

/** The other ways to call it are tried all the same. */
function told(session: Session, what: string): (error: unknown) => void {
  return (error) => {
    if (what === '' || !(error instanceof NotTried)) throw error;
    session.untried(error.untried);
  };
}

interface Variant extends Wish {
  what: string;
  accept?: string;
}

function variants(operation: Operation): Variant[] {
  const sent = Object.keys(operation.requestBody?.value.content ?? {});
  const [usual] = [...operation.responses.keys()].filter(isSuccess).sort();
  const answered = Object.keys(operation.responses.get(usual ?? 'default')?.value.content ?? {});
  const accepted = answered.length > 1 ? answered : [];
  return [
    { what: '' },
    { what: 'with everything that is optional', everything: true },
    ...sent.slice(1).map((mediaType) => ({ what: `a body of ${mediaType}`, mediaType })),
    ...accepted.map((accept) => ({ what: `wanting ${accept}`, accept })),
  ];
}

async function once(
  things: Things,
  session: Session,
  operation: Operation,
  wish: Wish,
  accept: string | undefined,
  what: string,
): Promise<void> {
  const input = await things.call(session, operation, wish);
  const headers = { ...input.headers, ...(accept !== undefined && { accept }) };
  await session.succeed(
    operation.id,
    { ...input, headers },
    { what, or: otherAnswers(things, operation, input) },
  );
}

/** What else may be answered to a valid request. */
function otherAnswers(things: Things, operation: Operation, input: CallInput): number[] {
  const statuses = [...operation.responses.keys()];
  // Where the document has no success at all, its refusals are what it promises.
  if (!statuses.some((status) => isSuccess(status) || status === 'default')) return statuses.map(Number);
  // What nobody can create may not be there.
  return things.isKnownThere(operation, input) || !responseFor(operation, 404) ? [] : [404];
}

function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}

/** Whether it only reads what needs not be created. */
function isReading(things: Things, operation: Operation): boolean {
  return (operation.method === 'GET' || operation.method === 'HEAD') && !things.isCreatable(operation);
}
