import type { Operation } from '../../openapi/spec.ts';
import { isOwnAbsence } from '../checks/mock-cannot-answer.ts';
import type { Case } from '../engine/case.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { locationOf } from '../fixtures/item-location.ts';
import { type Exchange, type KnownLink, linkedInput, linksOf } from '../fixtures/link-calls.ts';

/** A case for each operation whose answers have links: each is followed from an answer. */
export function linkCases(fixtures: FixtureFactory): Case[] {
  return [...fixtures.spec.operations.values()].filter(hasLinks).map((operation) => ({
    id: `links/${operation.id}`,
    title: `${operation.id} leads to what its links say`,
    check: 'links',
    writes: true,
    run: (session) => followAll(fixtures, session, operation),
  }));
}

function hasLinks({ responses }: Operation): boolean {
  return [...responses].some(
    ([status, { value }]) => !/^[45]/.test(status) && Object.keys(value.links ?? {}).length > 0,
  );
}

async function followAll(fixtures: FixtureFactory, session: Session, operation: Operation): Promise<void> {
  const { sent: input, ...answer } = await session.succeed(
    operation.id,
    await fixtures.call(session, operation),
  );
  const exchange = { input: { ...input, path: { ...session.path, ...input.path } }, answer };
  for (const link of linksOf(fixtures.spec, operation, answer.status))
    await session.unlessLeftOut(() => follow(fixtures, session, link, exchange));
}

async function follow(
  fixtures: FixtureFactory,
  session: Session,
  link: KnownLink,
  exchange: Exchange,
): Promise<void> {
  const { name, operation } = link;
  const given = linkedInput(link, exchange);
  const isWhole = operation.parameters.every(
    ({ value }) => value.in !== 'path' || given.path?.[value.name] !== undefined,
  );
  // Without its path nothing says what it leads to.
  if (!isWhole) return;
  const location = locationOf(operation.path, { ...given.path });
  const valid = await fixtures.call(session, operation, { path: { ...given.path } }, location);
  const input = {
    ...valid,
    query: { ...valid.query, ...given.query },
    headers: { ...valid.headers, ...given.headers },
    ...(given.body !== undefined && { body: given.body }),
  };
  if (!(await fixtures.isValid(operation, input, valid))) return;
  const what = `the link ${name}`;
  const answer = await session.probeUnless(isOwnAbsence, operation.id, input, what);
  if ((answer.status === 404 || answer.status === 410) && !isOwnAbsence(answer))
    session.note('a link leads to what is there', what, '/status', `${answer.status} to ${what}`);
}
