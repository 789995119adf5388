import type { Scenario } from '../../../verify/contract.ts';
import { addVersion, create, same, stagesOf } from '../calls.ts';

export const createdWithStages: Scenario = {
  id: 'created-with-stages',
  title: 'a version that is created with stages gets those, and no other moves',
  async run(session) {
    const name = session.name('named');
    await create(session, name);
    const add = async (version_stages: string[], expected: string) => {
      await addVersion(session, name, { version_stages });
      same(session, await stagesOf(session, name), expected, '/body/version_metadatas');
    };
    await add(['Blue', 'green'], 'Blue=v2 SYSCURRENT=v1 green=v2');
    await add(['green'], 'Blue=v2 SYSCURRENT=v1 green=v3');
    await session.unverified('H-A11', async () => {
      await add(['SYSCURRENT'], 'Blue=v2 SYSCURRENT=v4 SYSPREVIOUS=v1 green=v3');
      await add([], 'Blue=v2 SYSCURRENT=v5 SYSPREVIOUS=v4 green=v3');
      await add(['SYSPREVIOUS', 'SYSCURRENT'], 'Blue=v2 SYSCURRENT=v6 SYSPREVIOUS=v6 green=v3');
      await add(['Blue', 'Blue'], 'Blue=v7 SYSCURRENT=v6 SYSPREVIOUS=v6 green=v3');
    });
  },
};
