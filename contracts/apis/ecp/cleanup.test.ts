import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import type { Mock } from '../../../mock/mock.ts';
import { changeLists, isCreate } from '../../../scripts/mutations/apis/ecp/call-matchers.ts';
import { changeResponse } from '../../../scripts/mutations/match-and-change-calls.ts';
import type { Mutate } from '../../../scripts/mutations/mutant.ts';
import { callEcp, ecpSecret, secretsPath } from '../../../scripts/testing/call-ecp.ts';
import { Session } from '../../verify/engine/session.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { create } from './calls.ts';
import { ecpContract } from './index.ts';

const honest: Mutate = (truth) => truth;
const listsNothing = changeLists(() => ({ ImagePullSecrets: [], totalCount: 0 }));
const leadsNowhere = changeResponse(isCreate, (response) => ({
  ...response,
  headers: { ...response.headers, Location: `${secretsPath}/nowhere` },
}));

test.each([
  ['an honest platform', honest],
  ['one that lists nothing', listsNothing],
  ['one whose Location leads nowhere', leadsNowhere],
])('on %s, what a run created is removed, and nothing else', async (_, mutate) => {
  const mock = builtinMock('ecp');
  // Somebody else's, with a name that a run might give, too.
  const others = ['bonafide-guarded-before', 'mine'];
  for (const name of others) await callEcp(mock, 'POST', secretsPath, { body: ecpSecret({ name }) });
  const before = await namesIn(mock);

  const session = await sessionOn(mock, mutate);
  const cleanup = await ecpContract().cleanup(session);
  await create(session, session.name('one'));
  await create(session, session.name('two'));
  await callEcp(mock, 'POST', secretsPath, { body: ecpSecret({ name: 'meanwhile' }) });
  expect(await namesIn(mock)).toHaveLength(before.length + 3);

  await cleanup.afterRun();

  expect(await namesIn(mock)).toEqual([...before, 'meanwhile']);
});

test('more secrets than a page has are all noted', async () => {
  const mock = builtinMock('ecp');
  for (let i = 0; i < 201; i += 1)
    await callEcp(mock, 'POST', secretsPath, { body: ecpSecret({ name: `bonafide-guarded-${i}` }) });
  const before = await namesIn(mock);
  const cleanup = await ecpContract().cleanup(await sessionOn(mock, honest));
  await cleanup.afterRun();
  expect(await namesIn(mock)).toEqual(before);
});

async function sessionOn(mock: Mock, mutate: Mutate): Promise<Session> {
  const contract = ecpContract();
  const target = mockTarget({ handle: mutate(mock.handle) });
  const connection = await contract.connect(target, {});
  return new Session({ api: contract, target, connection, run: 'guarded', emit: () => {} });
}

async function namesIn(mock: Mock): Promise<string[]> {
  const pages = ['limit=200', 'limit=200&offset=200'].map((query) =>
    callEcp(mock, 'GET', secretsPath, { query }),
  );
  const lists = (await Promise.all(pages)).map(
    ({ json }) => json as { ImagePullSecrets: { name: string }[] },
  );
  return lists.flatMap(({ ImagePullSecrets }) => ImagePullSecrets.map(({ name }) => name));
}
