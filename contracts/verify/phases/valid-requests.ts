import { type Operation, responseFor } from '../../openapi/spec.ts';
import type { CallInput } from '../engine/call-input.ts';
import type { Case } from '../engine/case.ts';
import { NotCovered } from '../engine/early-case-ends.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import type { SampleOptions } from '../fixtures/sample-call.ts';

/** A case for each operation: valid calls of it, in each media type that it takes and answers with. */
export function validRequests(fixtures: FixtureFactory): Case[] {
  return [...fixtures.spec.operations.values()].map((operation) => ({
    id: `valid/${operation.id}`,
    title: `${operation.id} answers valid requests as documented`,
    check: 'valid-request-accepted',
    writes: !fixtures.isReading(operation),
    async run(session) {
      for (const { what, accept, ...wish } of variants(operation)) {
        await once(fixtures, session, operation, wish, accept, what).catch(response(session, what));
      }
    },
  }));
}

/** The other ways to call it are tried all the same. */
function response(session: Session, what: string): (error: unknown) => void {
  return (error) => {
    if (what === '' || !(error instanceof NotCovered)) throw error;
    session.notCovered(error.reason);
  };
}

interface Variant extends SampleOptions {
  what: string;
  accept?: string;
}

function variants(operation: Operation): Variant[] {
  const sent = Object.keys(operation.requestBody?.value.content ?? {});
  const [usual] = [...operation.responses.keys()].filter(isSuccess).sort();
  const answered = Object.keys(operation.responses.get(usual ?? 'default')?.value.content ?? {});
  // Some documents name a member there.
  const accepted = answered.length > 1 ? answered.filter((type) => type.includes('/')) : [];
  return [
    { what: '' },
    { what: 'with everything that is optional', everything: true },
    ...sent.slice(1).map((mediaType) => ({ what: `a body of ${mediaType}`, mediaType })),
    ...accepted.map((accept) => ({ what: `wanting ${accept}`, accept })),
  ];
}

async function once(
  fixtures: FixtureFactory,
  session: Session,
  operation: Operation,
  wish: SampleOptions,
  accept: string | undefined,
  what: string,
): Promise<void> {
  const input = await fixtures.call(session, operation, wish);
  const headers = { ...input.headers, ...(accept !== undefined && { accept }) };
  await session.succeed(
    operation.id,
    { ...input, headers },
    { what, or: otherAnswers(fixtures, operation, input) },
  );
}

/** What else may be answered to a valid request. */
function otherAnswers(fixtures: FixtureFactory, operation: Operation, input: CallInput): number[] {
  const statuses = [...operation.responses.keys()];
  // Where the document has no success at all, its rejections are what is expected.
  if (!statuses.some((status) => isSuccess(status) || status === 'default')) return statuses.map(Number);
  // What nobody can create may not be there.
  return fixtures.isKnownThere(operation, input) || !responseFor(operation, 404) ? [] : [404];
}

function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}
