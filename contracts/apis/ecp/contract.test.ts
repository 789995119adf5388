import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { account } from '../../../scripts/mutations/apis/ecp/call-matchers.ts';
import { serveMock } from '../../../scripts/testing/serve-mock.ts';
import type { RunEvent } from '../../verify/engine/events.ts';
import { describeContract } from '../../verify/jest.ts';
import { httpTarget } from '../../verify/targets/http.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { verifyContract } from '../../verify/verify.ts';
import { ecpContract } from './index.ts';

/** Enough for a machine that is busy with other tests. */
const timeoutMs = 60_000;

describeContract(ecpContract(), () => mockTarget(builtinMock('ecp')));

test(
  'a mock that knows its account keeps the contract over HTTP, unverified rows and invalid credentials included',
  async () => {
    const { address, mock } = await serveMock('tcp', builtinMock('ecp', { variables: account }));
    const target = httpTarget(address, { isDisposable: true });
    const events: RunEvent[] = [];
    const emit = (event: RunEvent) => events.push(event);
    const options = { run: 'http', variables: account, cases: 10, emit };
    await verifyContract(ecpContract(), target, options);
    await target.close();
    expect(events.filter(({ type }) => type === 'failed' || type === 'unverified')).toEqual([]);
    expect(events.filter(({ type }) => type === 'case-ended').length).toBeGreaterThan(30);
    expect(JSON.stringify((await mock.journal.read()).entries)).not.toContain('bonafide-secret-');
  },
  timeoutMs,
);

test('a read-only run changes nothing', async () => {
  const mock = builtinMock('ecp');
  const failures = await verifyContract(ecpContract(), mockTarget(mock), {
    run: 'read-only',
    readOnly: true,
    emit: () => {},
  });
  expect(failures).toBe(0);
  const methods = new Set((await mock.journal.read()).entries.map(({ request }) => request.method));
  expect([...methods]).toEqual(['GET']);
});

test(
  'a run leaves nothing behind',
  async () => {
    const mock = builtinMock('ecp');
    const before = await listed(mock);
    await verifyContract(ecpContract(), mockTarget(mock), { run: 'tidy', cases: 10, emit: () => {} });
    expect(await listed(mock)).toEqual(before);
  },
  timeoutMs,
);

async function listed(mock: ReturnType<typeof builtinMock>): Promise<unknown> {
  const target = mockTarget(mock);
  const { authorize } = await ecpContract().connect(target, {});
  const path = '/ecp/v1/imagepullsecrets';
  const request = { method: 'GET', path, query: 'limit=200', headers: {}, body: Buffer.alloc(0) };
  const { body } = await target.send((await authorize?.(request)) ?? request);
  return JSON.parse(body.toString());
}
