import type { Scenario } from '../../../verify/contract.ts';
import {
  create,
  holdsSame,
  type InvalidFields,
  newSecret,
  operations,
  read,
  refusals,
  refused,
  update,
} from '../calls.ts';
import { readAllSecrets } from '../read-all-secrets.ts';

const most = { registry: 400, login: 100, password: 5000 };

/** Texts that nobody would put in another form, as they would blanks, capitals or the end of a URL. */
const plain = ['0', `o'neil"<b>&amp;`, 'robot$a+b%41\\c', '007', 'größe, 漢字 and 😀'];

export const fieldLimits: Scenario = {
  id: 'field-limits',
  title:
    'registry, login and password have up to 400, 100 and 5,000 characters, and are kept as they are sent',
  async run(session) {
    const smallest = await create(session, newSecret(session, 'small', { registry: 'r', login: 'l' }));
    holdsSame(session, '/body/login', smallest.login, 'l');
    const secret = newSecret(session, 'large');
    const largest = {
      registry: 'r'.repeat(most.registry),
      // A character is a code point, however many bytes and UTF-16 units it has.
      login: '🔑'.repeat(most.login),
      password: secret.password.padEnd(most.password, '.'),
    };
    await create(session, { ...secret, ...largest });
    const { registry, login } = await update(session, secret.name, largest);
    holdsSame(session, '/body', { registry, login }, { registry: largest.registry, login: largest.login });

    const shown = await read(session, secret.name);
    const listed = (await readAllSecrets(session)).find(({ name }) => name === secret.name);
    holdsSame(session, '/body/results', listed, shown);

    const path = { secret_name: secret.name };
    for (const [field, value] of Object.entries(largest)) {
      const body = { ...newSecret(session, 'refused'), [field]: `${value}x` };
      const answers = [
        await refused(session, operations.create, { body }, refusals.invalid),
        await refused(session, operations.update, { path, body: { [field]: `${value}x` } }, refusals.invalid),
      ];
      for (const json of answers) {
        const { invalid_fields } = json as { invalid_fields: InvalidFields };
        holdsSame(session, '/body/invalid_fields', Object.keys(invalid_fields), [field]);
      }
    }

    for (const [index, text] of plain.entries()) {
      const body = newSecret(session, `text-${index}`, { registry: text, login: text });
      await create(session, body);
      const kept = await read(session, body.name);
      holdsSame(
        session,
        '/body',
        { registry: kept.registry, login: kept.login },
        { registry: text, login: text },
      );
    }

    await session.unverified('G-A26', async () => {
      const odd = { registry: ' HTTPS://Registry.Example.com/Path/ ', login: ' Robot$Name\t' };
      const body = newSecret(session, 'verbatim', odd);
      await create(session, body);
      const { updated_at: _, ...kept } = await read(session, body.name);
      holdsSame(session, '/body', kept, { name: body.name, ...odd });
    });
  },
};
