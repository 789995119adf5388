import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, holdsSame, type InvalidFields, newSecret, operations, refusals, refused } from '../calls.ts';

const required = ['Field required'];
const notAString = ['Input should be a valid string'];
const empty = ['String should have at least 1 character'];
const nothing = { name: required, registry: required, login: required, password: required };

export const validationErrors: Scenario = {
  id: 'validation-errors',
  title: 'an invalid body is reported field by field, each with the first rule that it breaks',
  async run(session) {
    const { name } = await create(session, newSecret(session, 'invalid'));
    const shown = await fieldsOf(session, operations.create, {});
    holdsSame(session, '/body/invalid_fields', shown, nothing);
    await session.unverified('G-A8', async () => {
      const body = { ...newSecret(session, 'refused'), registry: 5, login: '', password: undefined };
      const wanted = { registry: notAString, login: empty, password: required };
      holdsSame(session, '/body/invalid_fields', await fieldsOf(session, operations.create, body), wanted);
      const nulls = { ...newSecret(session, 'refused'), login: null };
      holdsSame(session, '/body/invalid_fields', await fieldsOf(session, operations.create, nulls), {
        login: notAString,
      });
      const changes = { registry: [], login: '', name: 5 };
      const [path, left] = [{ secret_name: name }, { registry: notAString, login: empty }];
      holdsSame(
        session,
        '/body/invalid_fields',
        await fieldsOf(session, operations.update, changes, path),
        left,
      );
    });
    await session.unverified('G-A9', () => tellsInPython(session));
    await session.unverified('G-A10', async () => {
      const bodies = {
        'Input should be an object': ['[]', 'null', '"text"', '5'],
        'Invalid JSON': ['{"name":', 'name=a', '{} {}'],
      };
      for (const [text, refusedBodies] of Object.entries(bodies)) {
        for (const body of refusedBodies) {
          const fields = await fieldsOf(session, operations.create, Buffer.from(body));
          holdsSame(session, '/body/invalid_fields', fields, { body: [text] });
        }
      }
      const none = (await refused(session, operations.create, {}, refusals.invalid)) as {
        invalid_fields: unknown;
      };
      holdsSame(session, '/body/invalid_fields', none.invalid_fields, nothing);
    });
  },
};

async function fieldsOf(
  session: Session,
  operationId: string,
  body: unknown,
  path = {},
): Promise<InvalidFields> {
  const json = await refused(session, operationId, { path, body }, refusals.invalid);
  return (json as { invalid_fields: InvalidFields }).invalid_fields;
}

// A text with single quotes of its own is in double ones.
async function tellsInPython(session: Session): Promise<void> {
  const body = { name: 'A', registry: '', password: session.secret() };
  const json = await refused(session, operations.create, { body }, refusals.invalid);
  const wanted =
    `Validation Error: {'name': ["String should match pattern '^[a-z][-a-z0-9]{0,24}[a-z0-9]$'"], ` +
    `'registry': ['String should have at least 1 character'], 'login': ['Field required']}`;
  holdsSame(session, '/body/message', (json as { message: string }).message, wanted);
}
