import { isDeepStrictEqual } from 'node:util';
import { escapeStep, valueAt } from '../../http/json-pointer.ts';
import type { Resource, ResourceOperation } from '../../openapi/resources/index.ts';
import { userIsolation } from '../checks/user-isolation.ts';
import type { Case } from '../engine/case.ts';
import { NotCovered } from '../engine/early-case-ends.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item, type Members, membersOf } from '../fixtures/item-under-test.ts';
import { readPages } from '../fixtures/read-pages.ts';

/**
 * A case for each operation on an item that a user can create, called by another user: broken object level authorization
 * (OWASP API Security Top 10, API1:2023).
 */
export function userIsolationCases(fixtures: FixtureFactory): Case[] {
  return fixtures.resources.flatMap((resource) => {
    const { create, read, replace, merge, delete: remove, list } = resource.operations;
    if (!create) return [];
    const onItem = [read, replace, merge, remove].filter((one) => one !== undefined);
    return [
      ...onItem.map((one) => caseOf(one, (session) => callAsOther(fixtures, session, resource, one))),
      ...(list ? [caseOf(list, (session) => listAsOther(fixtures, session, resource, list))] : []),
    ];
  });
}

function caseOf({ operation }: ResourceOperation, run: (session: Session) => Promise<void>): Case {
  return {
    id: `${userIsolation.id}/${operation.id}`,
    title: `${operation.id} keeps from one user what another created`,
    check: userIsolation.id,
    severity: 'critical',
    writes: true,
    run: (session) => run(session),
  };
}

/** Each of the two users tries it on an item of the other. */
async function callAsOther(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  operation: ResourceOperation,
): Promise<void> {
  await onItems(fixtures, session, resource, async (item, owner, other) => {
    const before = await shownTo(owner, fixtures, item);
    const input = await item.sample(operation, { seed: 2 });
    const { id } = operation.operation;
    const { status } = await other.probe('another user', id, input, 'an item of another user');
    const after = status < 400 ? undefined : await shownTo(owner, fixtures, item);
    if (before && after) assertSame(owner, item, before, after, id);
  });
}

async function listAsOther(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  list: ResourceOperation,
): Promise<void> {
  await onItems(fixtures, session, resource, async (item, _, other) => {
    const call = await item.sample(list);
    const listed = await readPages({ spec: fixtures.spec, session: other, resource, call });
    const isShown = listed?.ids.includes(item.id) === true;
    other.assert(!isShown, `/body${list.responsePointer ?? ''}`, 'shows what another user created');
  });
}

type Steps = (item: Item, owner: Session, other: Session) => Promise<void>;

/** Takes steps with an item of each user, and removes it: of the second only where it can create all that the item is in. */
async function onItems(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  steps: Steps,
): Promise<void> {
  const { otherUser } = session;
  if (!otherUser) throw new Error('there is no other user');
  const users: [Session, Session][] = [
    [session, otherUser],
    ...(hasOwnParents(fixtures, resource) ? [[otherUser, session] satisfies [Session, Session]] : []),
  ];
  for (const [owner, other] of users) {
    const item = await Item.create(fixtures, owner, resource);
    try {
      await requireCredentials(item, other);
      await steps(item, owner, other);
    } finally {
      await fixtures.remove(owner, resource, item.place);
    }
  }
}

/** Whether whatever an item is in can be created for it. In what one user has, the other may create nothing. */
function hasOwnParents(fixtures: FixtureFactory, { scope, parent }: Resource): boolean {
  if (scope.length === 0) return true;
  const above = fixtures.resources.find(({ name }) => name === parent);
  return above?.operations.create !== undefined && hasOwnParents(fixtures, above);
}

/** Nothing is shown by the refusal of somebody who can do nothing at all. */
async function requireCredentials(item: Item, user: Session): Promise<void> {
  const { list } = item.resource.operations;
  if (!list) return;
  const { id, pointer } = list.operation;
  const { status } = await user.send(id, await item.sample(list));
  if (status !== 401) return;
  throw new NotCovered({ operationId: id, why: 'the credentials of the other user are refused', pointer });
}

/** What its owner reads: a status, and the members that the creation sent. */
interface Shown {
  status: number;
  members: Members;
}

async function shownTo(owner: Session, fixtures: FixtureFactory, item: Item): Promise<Shown | undefined> {
  const { read } = item.resource.operations;
  if (read?.responsePointer === undefined) return undefined;
  const call = await fixtures.call(owner, read.operation, {}, item.place);
  const { status, json } = await owner.send(read.operation.id, call);
  const shown = membersOf(valueAt(json, read.responsePointer));
  const names = Object.keys(item.created.sent);
  return { status, members: Object.fromEntries(names.map((name) => [name, shown[name]])) };
}

/** Reports the operation, by its id, that has changed an item though it was refused. */
function assertSame(owner: Session, item: Item, before: Shown, after: Shown, by: string): void {
  const { responsePointer = '' } = item.resource.operations.read ?? {};
  owner.assert(after.status === before.status, '/status', `${after.status} after ${by} was refused`, by);
  for (const [name, value] of Object.entries(after.members)) {
    const pointer = `/body${responsePointer}/${escapeStep(name)}`;
    owner.assert(
      isDeepStrictEqual(value, before.members[name]),
      pointer,
      `has changed, though ${by} was refused`,
      by,
    );
  }
}
