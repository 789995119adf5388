import type { Scenario } from '../../../verify/contract.ts';
import { bodyFor, create, isUnknown, list, read, remove } from '../calls.ts';

export const lifeCycle: Scenario = {
  id: 'life-cycle',
  title: 'a secret is there from its creation to its deletion, as it was created',
  async run(session) {
    const name = session.name('life');
    const body = await bodyFor(session, name);
    const id = await create(session, name, body);

    const secret = await read(session, id);
    session.assert(secret.imagepullsecretID === id, '/body/imagepullsecretID', 'not what Location ends in');
    for (const [field, value] of Object.entries(body)) {
      const kept = secret[field as keyof typeof secret] === value;
      session.assert(kept, `/body/${field}`, 'not what it was created with');
    }
    const { creationTime, lastUpdateTime } = secret;
    session.assert(lastUpdateTime === creationTime, '/body/lastUpdateTime', 'not creationTime at first');
    const again = await read(session, id);
    session.assert(JSON.stringify(again) === JSON.stringify(secret), '/body', 'reading changed it');

    const { ImagePullSecrets } = await list(session, { searchString: name });
    const listed = ImagePullSecrets.filter(({ imagepullsecretID }) => imagepullsecretID === id);
    session.assert(listed.length === 1, '/body/ImagePullSecrets', `listed ${listed.length} times`);
    for (const [field, value] of Object.entries(listed[0] ?? {})) {
      const same = secret[field as keyof typeof secret] === value;
      session.assert(same, `/body/ImagePullSecrets/0/${field}`, 'not what a read answers');
    }

    await remove(session, id);
    await isUnknown(session, id);
    const { totalCount } = await list(session, { searchString: name });
    session.assert(totalCount === 0, '/body/totalCount', 'still counted after it was deleted');
  },
};
