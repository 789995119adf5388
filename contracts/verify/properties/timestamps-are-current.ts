import { at } from '../../http/json-pointer.ts';
import { headerOf } from '../../http/message.ts';
import { isTimeName, type Resource } from '../../openapi/resources/index.ts';
import type { Answer } from '../engine/session.ts';
import { createdId, removeCreated } from '../fixtures/created-resources.ts';
import { createNamedItem } from '../fixtures/whole-list.ts';
import type { Property, PropertyContext } from './property.ts';

/** Clocks of one provider differ by no more milliseconds. */
const slack = 5 * 60_000;

export const timestampsAreCurrent: Property = {
  id: 'timestamps-are-current',
  title: 'the times of what was just created are those of its creation, by the provider’s own clock',
  appliesTo: (resource) => {
    const { create, read } = resource.operations;
    return create !== undefined && read?.responsePointer !== undefined && timesOf(resource).length > 0;
  },
  async run(trial) {
    const { contract, session, resource } = trial;
    const { create, read } = resource.operations;
    const { input, answer } = await createNamedItem(trial, 'now');
    const id = answer.status < 300 ? createdId(resource, input, answer) : undefined;
    if (!create || !read || id === undefined) return;
    const path = { ...input.path, [resource.id?.parameter ?? '']: id };
    const shown = await session.probe('valid', read.operation.id, { path }, 'just created');
    if (shown.status < 300) holdsNow(trial, read.responsePointer ?? '', shown);
    await removeCreated(session, contract.spec, create.operation.id, input, answer);
  },
};

function holdsNow({ session, resource }: PropertyContext, item: string, { json, headers }: Answer): void {
  const now = Date.parse(headerOf(headers, 'date') ?? '');
  // Without a clock nobody knows what time it is there.
  if (Number.isNaN(now)) return;
  for (const name of timesOf(resource)) {
    const value = at(json, `${item}/${name}`);
    const time = instantOf(value);
    const isNow = Number.isNaN(time) || Math.abs(time - now) <= slack;
    const message = `${JSON.stringify(value)}, though it was ${new Date(now).toISOString()} when it was created`;
    session.assert(isNow, `/body${item}/${name}`, message);
  }
}

/** Times of what has been: others may be of what is to come. */
function timesOf({ serverSet }: Resource): string[] {
  return serverSet.filter((name) => isTimeName(name) && /creat|updat|modif|chang/i.test(name));
}

/** In milliseconds; not a number where it is none of a known form, or has no time of day. */
function instantOf(value: unknown): number {
  if (typeof value === 'number') return value > 1e11 ? value : value * 1000;
  const isWhole = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(value);
  return isWhole ? Date.parse(value) : Number.NaN;
}
