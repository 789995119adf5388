import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import type { HttpRequest } from '../../http/message.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { verifyContract } from '../../verify/verify.ts';
import { gcoreContract } from './index.ts';

const headers = { authorization: 'APIKey 1234$abcdef' };
const path = '/cloud/v1/caas/secrets/1/1';

type Mock = ReturnType<typeof builtinMock>;

test('a run removes what it created, and nothing else', async () => {
  const mock = builtinMock('gcore');
  // One of them could be the run's own by its name, but it was there before.
  await create(mock, 'another', 'bonafide-other-life', 'bonafide-own-life', 'bonafide');
  const before = await names(mock);
  expect(before).toHaveLength(5);
  await run(mock, ['gcore/pages', 'gcore/name-rule'], () => create(mock, 'created-meanwhile'));
  const creates = (await mock.journal.read()).entries.filter(
    ({ operationId }) => operationId === 'CaaSPullSecretsHandler.post',
  );
  expect(creates.length).toBeGreaterThan(20);
  expect(await names(mock)).toEqual([...before, 'created-meanwhile'].sort());
});

test('what was there before stays, though a broken server says that the run created it', async () => {
  const mock = builtinMock('gcore');
  await create(mock, 'bonafide-own-twice');
  const before = await names(mock);
  const handle = async (request: HttpRequest) => {
    const response = await mock.handle(request);
    if (response.status !== 409) return response;
    const { name } = JSON.parse(request.body.toString());
    return {
      ...response,
      status: 200,
      body: JSON.stringify({ name, registry: '', login: '', updated_at: '' }),
    };
  };
  await run({ handle }, ['gcore/duplicate-names']);
  expect(await names(mock)).toEqual(before);
});

test('what a server took that it should have refused is removed all the same', async () => {
  const mock = builtinMock('gcore');
  const before = await names(mock);
  const handle = (request: HttpRequest) => {
    const body = Buffer.from(request.body.toString().replace('"-abc"', '"abc"'));
    return mock.handle({ ...request, body });
  };
  await run({ handle }, ['gcore/name-rule']);
  expect((await mock.journal.read()).entries.some(({ request }) => request.body.includes('"abc"'))).toBe(
    true,
  );
  expect(await names(mock)).toEqual(before);
});

async function run(mock: Pick<Mock, 'handle'>, only: string[], meanwhile = async () => {}): Promise<void> {
  const started: Promise<void>[] = [];
  await verifyContract(gcoreContract(), mockTarget(mock), {
    run: 'own',
    only,
    emit: ({ type }) => {
      if (type === 'started') started.push(meanwhile());
    },
  });
  await Promise.all(started);
}

async function create({ handle }: Mock, ...secrets: string[]): Promise<void> {
  for (const name of secrets) {
    const body = Buffer.from(JSON.stringify({ name, registry: 'r', login: 'l', password: 'p' }));
    await handle({ method: 'POST', path, query: '', headers, body });
  }
}

async function names({ handle }: Mock): Promise<string[]> {
  const response = await handle({ method: 'GET', path, query: '', headers, body: Buffer.alloc(0) });
  const { results } = JSON.parse(response.body.toString()) as { results: { name: string }[] };
  return results.map(({ name }) => name);
}
