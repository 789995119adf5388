import { escapeStep, valueAt, withValueAt } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import type { ResourceOperation } from '../../openapi/resources/index.ts';
import type { CallInput } from '../engine/call-input.ts';
import { Item } from '../fixtures/item-under-test.ts';
import type { Property, PropertyContext } from './property.ts';

/** What a server refuses to create twice has a documented refusal in updates, too. */
const taken = [409, 422];

export const updatesKeepUnique: Property = {
  id: 'updates-keep-unique',
  title: 'an update cannot give an item what another one has and no two share',
  appliesTo: ({ operations: { create, read, ...others }, id }) =>
    create !== undefined && read !== undefined && !id?.clientChosen && updatesOf(others).length > 0,
  async run(context) {
    for (const member of uniqueMembers(context)) await tryMember(context, member);
  },
};

/** The updates whose document has a refusal of what is taken. */
function updatesOf({
  replace,
  merge,
}: Pick<PropertyContext['resource']['operations'], 'replace' | 'merge'>): ResourceOperation[] {
  return [replace, merge].filter((one) => one !== undefined).filter((one) => taken.some(isStatusOf(one)));
}

function isStatusOf({ operation }: ResourceOperation): (status: number) => boolean {
  return (status) => operation.responses.has(String(status));
}

/** JSON pointers of what no two items share, by the document or by what the run has learnt. */
function uniqueMembers({ session, resource }: PropertyContext): Set<string> {
  const { create } = resource.operations;
  if (create?.requestPointer === undefined) return new Set();
  const { requestPointer } = create;
  const learnt = session.learntUnique(create.operation).filter((at) => at.startsWith(`${requestPointer}/`));
  return new Set([
    ...resource.unique.map((name) => `/${escapeStep(name)}`),
    ...learnt.map((at) => at.slice(requestPointer.length)),
  ]);
}

async function tryMember(context: PropertyContext, member: string): Promise<void> {
  const { fixtures, session, resource } = context;
  const first = await Item.create(fixtures, session, resource);
  const value = valueAt(first.created.sent, member);
  const refused = value !== undefined && (await refusalOfSecond(context, first, { member, value }));
  if (refused) {
    const second = await Item.create(fixtures, session, resource, { beside: first, seed: 2 });
    for (const update of updatesOf(resource.operations).filter((one) => isStatusOf(one)(refused)))
      await tryUpdate(context, update, second, { member, value, refused });
    await fixtures.remove(session, resource, second.place);
  }
  await fixtures.remove(session, resource, first.place);
}

/** What an item has in a member. */
interface Taken {
  /** JSON pointer into the item. */
  member: string;
  value: unknown;
}

/** A call with what another item has; `undefined` where it would not be valid. */
async function taking(
  { fixtures }: PropertyContext,
  { operation, requestPointer = '' }: ResourceOperation,
  input: CallInput,
  { member, value }: Taken,
): Promise<CallInput | undefined> {
  const other = { ...input, body: withValueAt(input.body, `${requestPointer}${member}`, value) };
  return (await fixtures.isValid(operation, other, input)) ? other : undefined;
}

/** The status by which another creation with one value of the first is refused; `undefined` where it is not. */
async function refusalOfSecond(
  context: PropertyContext,
  first: Item,
  of: Taken,
): Promise<number | undefined> {
  const { fixtures, session, resource } = context;
  const { create } = resource.operations;
  if (!create) return undefined;
  const valid = await fixtures.newCall(session, resource, create.operation, { seed: 2 }, first.place);
  const call = await taking(context, create, valid, of);
  if (!call) return undefined;
  const answer = await session.probe('valid', create.operation.id, call, `with the ${nameOf(of)} of another`);
  await fixtures.removeCreated(session, create.operation, call, answer);
  return taken.find((status) => status === answer.status);
}

async function tryUpdate(
  context: PropertyContext,
  update: ResourceOperation,
  second: Item,
  { refused, ...of }: Taken & { refused: number },
): Promise<void> {
  const { fixtures, session, resource } = context;
  const { read } = resource.operations;
  const input = await taking(context, update, await second.sample(update, { seed: 2 }), of);
  if (!read || !input) return;
  const look = await fixtures.call(session, read.operation, {}, second.place);
  const { id } = update.operation;
  const { status } = await session.probe('valid', id, input, `with the ${nameOf(of)} of another`);
  if (status >= 400) return;
  const { json } = await session.probe('valid', read.operation.id, look, 'the item');
  const shown = `${read.responsePointer ?? ''}${of.member}`;
  session.assert(
    writeJson(valueAt(json, shown)) !== writeJson(of.value),
    `/body${shown}`,
    `is now what another item has: ${id} is answered with ${status}, a creation with ${refused}`,
    id,
  );
}

function nameOf({ member }: Taken): string {
  return member.slice(1).replaceAll('/', '.');
}
