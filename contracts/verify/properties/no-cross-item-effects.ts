import { isDeepStrictEqual } from 'node:util';
import type { CallInput } from '../engine/call-input.ts';
import type { Answer } from '../engine/session.ts';
import { createdId, removeCreated } from '../fixtures/created-resources.ts';
import { createNamedItem, wholeListInput } from '../fixtures/whole-list.ts';
import type { Property, PropertyContext } from './property.ts';

/** So many of those that were there before are looked at. */
const most = 3;

export const noCrossItemEffects: Property = {
  id: 'no-cross-item-effects',
  title:
    'what is created, changed and deleted changes no other: neither one whose name begins alike nor an older one',
  appliesTo: ({ operations: { create, read, delete: remove }, id }) =>
    create !== undefined && read !== undefined && remove !== undefined && id !== undefined,
  async run(trial) {
    const { contract, session, resource } = trial;
    const { create, merge, delete: remove } = resource.operations;
    // A sample may take the place of an older one.
    const change = merge && (await contract.sample(session, merge.operation.id));
    const asked = (await wholeListInput(trial)) ?? {};
    const older = session.createdIds(resource, asked).slice(0, most);
    const near = await createNamedItem(trial, 'near-2', asked);
    const nearId = idOf(trial, near);
    if (!create || !remove || nearId === undefined) return;
    const others = new Map<string, Answer>();
    for (const id of [...older, nearId]) others.set(id, await look(trial, near.input, id));
    const one = await createNamedItem(trial, 'near', asked);
    const id = idOf(trial, one);
    session.assert(one.answer.status !== 409, '/status', '409, though nothing has the name');
    await holdUntouched(trial, near.input, others, 'one was created');
    const path = { ...one.input.path, [resource.id?.parameter ?? '']: id };
    if (merge && id !== undefined) {
      await session.probe('valid', merge.operation.id, { ...change, path }, 'of another one');
      await holdUntouched(trial, near.input, others, 'another one was changed');
    }
    if (id !== undefined) await session.probe('valid', remove.operation.id, { path }, 'of another one');
    await holdUntouched(trial, near.input, others, 'another one was deleted');
    await removeCreated(session, contract.spec, create.operation.id, near.input, near.answer);
  },
};

function idOf(
  { resource }: PropertyContext,
  { input, answer }: { input: CallInput; answer: Answer },
): string | undefined {
  return answer.status < 300 ? createdId(resource, input, answer) : undefined;
}

function look({ session, resource }: PropertyContext, { path }: CallInput, id: string): Promise<Answer> {
  const read = resource.operations.read?.operation.id ?? '';
  const input = { path: { ...path, [resource.id?.parameter ?? '']: id } };
  return session.probe('valid', read, input, 'another one');
}

async function holdUntouched(
  trial: PropertyContext,
  input: CallInput,
  others: ReadonlyMap<string, Answer>,
  since: string,
): Promise<void> {
  for (const [id, before] of others) {
    const { status, json } = await look(trial, input, id);
    const isSame = isDeepStrictEqual([status, json], [before.status, before.json]);
    trial.session.assert(isSame, '/body', `is another since ${since}`);
  }
}
