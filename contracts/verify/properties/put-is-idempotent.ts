import { writeJson } from '../../http/lossless-json.ts';
import { isTimeName, type Resource, type ResourceOperation } from '../../openapi/resources/index.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item } from '../fixtures/item-under-test.ts';
import { isStable } from '../fixtures/round-trip-rules.ts';
import { isUnchanged } from '../fixtures/unchanged-but-for-clocks.ts';
import type { Property } from './property.ts';

/** RFC 9110, section 9.2.2. */
export const putIsIdempotent: Property = {
  id: 'put-is-idempotent',
  title: 'a PUT can be sent again, and changes nothing then',
  appliesTo: ({ operations: { create, read, replace } }) =>
    create !== undefined &&
    read !== undefined &&
    replace?.operation.method === 'PUT' &&
    // A second time, the state that it is for is outdated.
    replace.precondition === undefined,
  async run({ fixtures, session, resource }) {
    const { read, replace } = resource.operations;
    if (read && replace) await replaceTwice(fixtures, session, resource, { read, replace });
  },
};

async function replaceTwice(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  { read, replace }: Record<'read' | 'replace', ResourceOperation>,
): Promise<void> {
  const item = await Item.create(fixtures, session, resource);
  const input = await item.sample(replace, { seed: 2 });
  await item.send(replace, input);
  const before = (await item.call(read)).shown;
  const { status } = await session.succeed(replace.operation.id, input, { what: 'the same again' });
  // RFC 9110, section 9.3.4.
  const isOnly = !['200', '202', '204', '2XX'].some((one) => replace.operation.responses.has(one));
  session.assert(status !== 201 || isOnly, '/status', '201, and it was there before');
  const { shown } = await item.call(read);
  const settled = Object.keys(before).filter((name) => isStable(resource, name) && !isTimeName(name));
  for (const name of settled) {
    const message = `${writeJson(shown[name])}, not ${writeJson(before[name])}, since the same was sent again`;
    const isSame = isUnchanged(
      { fixtures, session, resource },
      { [name]: before[name] },
      { [name]: shown[name] },
    );
    item.assert(isSame, read, name, message);
  }
}
