import { isDeepStrictEqual } from 'node:util';
import { createdId, removeCreated } from '../suite/cases/tidy.ts';
import type { Answer } from '../suite/session.ts';
import type { CallInput } from '../suite/wire.ts';
import type { Law, Trial } from './law.ts';
import { createNamed, listInput } from './listing.ts';

/** So many of those that were there before are looked at. */
const most = 3;

export const neighboursUntouched: Law = {
  id: 'neighbours-untouched',
  title:
    'what is created, changed and deleted changes no other: neither one whose name begins alike nor an older one',
  concerns: ({ operations: { create, read, delete: remove }, id }) =>
    create !== undefined && read !== undefined && remove !== undefined && id !== undefined,
  async try(trial) {
    const { contract, session, resource } = trial;
    const { create, merge, delete: remove } = resource.operations;
    // A sample may take the place of an older one.
    const change = merge && (await contract.sample(session, merge.operation.id));
    const asked = (await listInput(trial)) ?? {};
    const older = session.alive(resource, asked).slice(0, most);
    const near = await createNamed(trial, 'near-2', asked);
    const nearId = idOf(trial, near);
    if (!create || !remove || nearId === undefined) return;
    const others = new Map<string, Answer>();
    for (const id of [...older, nearId]) others.set(id, await look(trial, near.input, id));
    const one = await createNamed(trial, 'near', asked);
    const id = idOf(trial, one);
    session.holds(one.answer.status !== 409, '/status', '409, though nothing has the name');
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
  { resource }: Trial,
  { input, answer }: { input: CallInput; answer: Answer },
): string | undefined {
  return answer.status < 300 ? createdId(resource, input, answer) : undefined;
}

function look({ session, resource }: Trial, { path }: CallInput, id: string): Promise<Answer> {
  const read = resource.operations.read?.operation.id ?? '';
  const input = { path: { ...path, [resource.id?.parameter ?? '']: id } };
  return session.probe('valid', read, input, 'another one');
}

async function holdUntouched(
  trial: Trial,
  input: CallInput,
  others: ReadonlyMap<string, Answer>,
  since: string,
): Promise<void> {
  for (const [id, before] of others) {
    const { status, json } = await look(trial, input, id);
    const isSame = isDeepStrictEqual([status, json], [before.status, before.json]);
    trial.session.holds(isSame, '/body', `is another since ${since}`);
  }
}
