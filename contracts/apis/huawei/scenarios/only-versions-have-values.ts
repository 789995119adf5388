import type { Scenario } from '../../../verify/contract.ts';
import { addVersion, create, read, same, show, versions } from '../calls.ts';

export const onlyVersionsHaveValues: Scenario = {
  id: 'only-versions-have-values',
  title: 'a version answers with its value as it was given, text or bytes, and nothing else has it',
  async run(session) {
    const name = session.name('value');
    const text = session.secret();
    const binary = Buffer.from(session.secret()).toString('base64');
    await create(session, name, { secret_string: text });
    same(session, (await read(session, name)).secret_string, text, '/body/version/secret_string');

    await addVersion(session, name, { secret_binary: binary });
    const second = await read(session, name, 'v2');
    same(session, second.secret_binary, binary, '/body/version/secret_binary');
    same(session, second.secret_string, undefined, '/body/version/secret_string');
    same(session, (await read(session, name, 'v1')).secret_string, text, '/body/version/secret_string');
    same(session, await read(session, name), second, '/body/version');
    await addVersion(session, name, { version_stages: ['next'] });
    await session.unverified('H-A16', async () => {
      same(
        session,
        (await read(session, name)).version_metadata.id,
        'v3',
        '/body/version/version_metadata/id',
      );
    });

    // That no value is in these is for the checks to see.
    await show(session, name);
    await versions(session, name);
  },
};
