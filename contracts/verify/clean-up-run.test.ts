import { expect, test } from '@jest/globals';
import { builtinMock } from '../../mock/apis/index.ts';
import type { Mock } from '../../mock/mock.ts';
import { builtinContract } from '../apis/index.ts';
import { operation as sap } from '../apis/sap/calls.ts';
import type { BuiltinName } from '../openapi/load-builtin.ts';
import { cleanUpAfter } from './clean-up-run.ts';
import { Session } from './engine/session.ts';
import { mockTarget } from './targets/mock.ts';
import { verifyContract } from './verify.ts';

/** What lists all items, for the APIs whose items have a name that says which run created them. */
const lists = {
  docker: 'SecretList',
  gcore: 'CaaSPullSecretsHandler.get',
  huawei: 'ListSecrets',
  sap: sap.query,
  ecp: 'get-imagepullsecrets',
} satisfies Partial<Record<BuiltinName, string>>;

type Name = keyof typeof lists;

/** Begins a run whose machine dies after so many calls: from then on nothing is sent, to tidy up neither. */
async function crash(name: Name, mock: Mock, run: string, calls: number): Promise<void> {
  let left = calls;
  const handle: Mock['handle'] = async (request) => {
    if (left === 0) throw new Error('the run is dead');
    left -= 1;
    return mock.handle(request);
  };
  // What is created to try out a name does not have the run's.
  const only = ['unknown-id', 'auth-required', 'stateful'];
  const began = verifyContract(builtinContract(name), mockTarget({ handle }), { run, only, emit: () => {} });
  await expect(began).rejects.toThrow('the run is dead');
}

async function everythingIn(name: Name, mock: Mock): Promise<unknown> {
  const contract = builtinContract(name);
  const target = mockTarget(mock);
  const connection = await contract.connect(target, {});
  const session = new Session({ api: contract, target, connection, run: 'looking', emit: () => {} });
  return (await session.send(lists[name], {})).json;
}

test.each(Object.keys(lists) as Name[])(
  '%s: what a run left that died at any call is removed, and nothing of another run',
  async (name) => {
    const contract = builtinContract(name);
    let removed = 0;
    for (let calls = 15; calls < 140; calls += 31) {
      const mock = builtinMock(name);
      const target = mockTarget(mock);
      await crash(name, mock, 'dead2', 60);
      const before = await everythingIn(name, mock);
      await crash(name, mock, 'dead', calls);
      const cleaned = await cleanUpAfter(contract, target, { run: 'dead' });
      expect(cleaned.refused).toEqual([]);
      expect(await everythingIn(name, mock)).toEqual(before);
      removed += cleaned.removed;
    }
    expect(removed).toBeGreaterThan(0);
  },
);
