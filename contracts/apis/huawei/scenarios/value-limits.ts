import type { Scenario } from '../../../verify/contract.ts';
import { create, read, refused, same } from '../calls.ts';

export const valueLimits: Scenario = {
  id: 'value-limits',
  title: 'a value is either text or bytes of up to 32768 bytes, and a description has up to 2048',
  async run(session) {
    const longest = session.secret().padEnd(32_768, 'x');
    const name = session.name('longest');
    await create(session, name, { secret_string: longest, description: 'd'.repeat(2048) });
    same(
      session,
      (await read(session, name)).secret_string?.length,
      longest.length,
      '/body/version/secret_string',
    );

    const tryBody = async (body: object) => {
      const input = { body: { name: session.name('refused'), ...body } };
      await refused(session, 'CreateSecret', input, [400, 'CSMS.0002']);
    };
    const text = { secret_string: session.secret() };
    await tryBody({});
    await tryBody({ ...text, secret_binary: 'AAAA' });
    await tryBody({ secret_string: `${longest}x` });
    await tryBody({ ...text, description: 'd'.repeat(2049) });
    await session.unverified('H-A24', async () => {
      await tryBody({ secret_string: 'é'.repeat(16_385) });
      await tryBody({ ...text, description: 'é'.repeat(1025) });
      const path = { secret_name: name };
      await refused(session, 'UpdateSecret', { path, body: { description: 'é'.repeat(1025) } }, [
        400,
        'CSMS.0002',
      ]);
      const body = { secret_string: 'é'.repeat(16_385) };
      await refused(session, 'CreateSecretVersion', { path, body }, [400, 'CSMS.0002']);
    });
    await session.unverified('H-A25', async () => {
      for (const secret_binary of ['AAA', 'A===', '-_-_']) await tryBody({ secret_binary });
      await tryBody({ secret_string: '', secret_binary: 'AAAA' });
      const empty = session.name('empty');
      await create(session, empty, { secret_string: '' });
      same(session, (await read(session, empty)).secret_string, '', '/body/version/secret_string');
    });
  },
};
