import type { HttpRequest } from '../../http/message.ts';
import { partialCredentials, securityRequirements } from '../../openapi/security.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { Case } from '../engine/case.ts';
import { NotCovered } from '../engine/early-case-ends.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { unlessNotCovered } from '../fixtures/left-behind.ts';
import { unknownPath } from '../fixtures/unknown-path.ts';

/** A case for each operation that asks for credentials: it is called without any, with wrong ones, and without each one that it wants. */
export function unauthenticatedCases(fixtures: FixtureFactory): Case[] {
  const secured = [...fixtures.spec.operations.values()].filter((operation) => operation.secured);
  let isOff: Promise<boolean> | undefined;
  return secured.map((operation) => ({
    id: `auth-required/${operation.id}`,
    title: `${operation.id} rejects unauthenticated requests`,
    check: 'auth-required',
    writes: !fixtures.isReading(operation),
    async run(session) {
      if (!session.isStrict) isOff ??= isAuthOff(fixtures, session, secured);
      const sample = await fixtures.call(session, operation);
      if (await isOff) return reportOff(session, operation, sample);
      for (const [what, authorize] of Object.entries(session.unauthenticated)) {
        await session.probe('no credentials', operation.id, { ...sample, authorize }, what);
      }
      const { request } = await session.prepare(operation.id, sample);
      const partial = partialCredentials(securityRequirements(fixtures.spec, operation), request);
      for (const [name, without] of Object.entries(partial)) {
        const input = { ...sample, authorize: session.authorizing(without) };
        await session.probe('no credentials', operation.id, input, `all credentials but ${name}`);
      }
      // Without credentials, not even what is there is shown.
      const path = unknownPath(fixtures, session, operation.id);
      if (!path) return;
      const asNobody = { ...sample, path, authorize: anonymous };
      await session.probe('no credentials', operation.id, asNobody, 'no credentials, and a missing one');
    },
  }));
}

const anonymous = (request: HttpRequest) => request;

/** So many operations are called to see whether any asks for credentials. */
const mostAsked = 8;

/** Whether a server takes unauthenticated requests everywhere: then its authentication is off, and no operation is to blame. */
async function isAuthOff(
  fixtures: FixtureFactory,
  session: Session,
  secured: readonly Operation[],
): Promise<boolean> {
  const reading = (operation: Operation) => (fixtures.isReading(operation) ? 0 : 1);
  const asked = secured.toSorted((one, other) => reading(one) - reading(other)).slice(0, mostAsked);
  let accepted = 0;
  for (const operation of asked) {
    const answer = await unlessNotCovered(async () => {
      const sample = await fixtures.call(session, operation);
      return session.send(operation.id, { ...sample, authorize: anonymous });
    });
    if (answer && asksForCredentials(operation, answer.status)) return false;
    if (answer && answer.status < 400) accepted += 1;
  }
  return accepted > 1;
}

/** A 403 is about something else where the document has a 401 for credentials, and no 403. */
function asksForCredentials({ responses }: Operation, status: number): boolean {
  return status === 401 || (status === 403 && (responses.has('403') || !responses.has('401')));
}

/** Says it once: as a failure where there are credentials to ask for, else as something to know. */
async function reportOff(
  session: Session,
  { id: operationId, pointer }: Operation,
  sample: Parameters<Session['probe']>[2],
): Promise<void> {
  if (session.isFirst('authentication is off')) {
    const input = { ...sample, authorize: anonymous };
    if (session.hasCredentials) await session.probe('no credentials', operationId, input, 'no credentials');
    else {
      const { status } = await session.send(operationId, input);
      session.note('authentication is on', 'authentication', '/status', `${status} without credentials`);
    }
    return;
  }
  throw new NotCovered({ operationId, why: 'the server takes unauthenticated requests everywhere', pointer });
}
