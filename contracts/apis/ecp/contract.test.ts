import { beforeAll, describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { serveMock } from '../../../scripts/testing/serve-mock.ts';
import type { Failure, RunEvent } from '../../suite/events.ts';
import { ownChecks } from '../../suite/generic-lies.ts';
import { describeContract } from '../../suite/jest.ts';
import { casesFor, type Lie } from '../../suite/lying.ts';
import { failuresOf, runContract } from '../../suite/run.ts';
import { httpTarget } from '../../targets/http.ts';
import { mockTarget } from '../../targets/mock.ts';
import { ecpContract } from './index.ts';
import { account } from './lies/tools.ts';
import { lies } from './lies.ts';

/** Enough for a machine that is busy with other tests. */
const timeoutMs = 60_000;

describeContract(ecpContract(), () => mockTarget(builtinMock('ecp')));

test(
  'a mock that knows its account keeps the contract over HTTP, assumptions and strangers included',
  async () => {
    const { address, mock } = await serveMock('tcp', builtinMock('ecp', { variables: account }));
    const target = httpTarget(address);
    const events: RunEvent[] = [];
    const options = { run: 'http', variables: account, emit: (event: RunEvent) => events.push(event) };
    await runContract(ecpContract(), target, options);
    await target.close();
    expect(events.filter(({ type }) => type === 'failed' || type === 'assumed')).toEqual([]);
    expect(events.filter(({ type }) => type === 'case-ended').length).toBeGreaterThan(30);
    expect(JSON.stringify(mock.journal.entries())).not.toContain('bonafide-secret-');
  },
  timeoutMs,
);

test('a read-only run changes nothing', async () => {
  const mock = builtinMock('ecp');
  const failures = await runContract(ecpContract(), mockTarget(mock), {
    run: 'read-only',
    readOnly: true,
    emit: () => {},
  });
  expect(failures).toBe(0);
  const methods = new Set(mock.journal.entries().map(({ request }) => request.method));
  expect([...methods]).toEqual(['GET']);
});

test(
  'a run leaves nothing behind',
  async () => {
    const mock = builtinMock('ecp');
    const before = await listed(mock);
    await runContract(ecpContract(), mockTarget(mock), { run: 'tidy', emit: () => {} });
    expect(await listed(mock)).toEqual(before);
  },
  timeoutMs,
);

describe('a lying platform is caught', () => {
  const caught = new Map<Lie, Failure[]>();
  // All at once, since a law about times has to wait for a second.
  beforeAll(async () => {
    await Promise.all(lies.map(async (lie) => caught.set(lie, await caughtIn(lie))));
  }, timeoutMs);

  test.each(lies.map((lie) => [lie.caughtBy, lie.says, lie] as const))('%s: %s', (check, _, lie) => {
    const failures = (caught.get(lie) ?? []).filter((failure) => failure.check === check);
    expect(failures).not.toEqual([]);
    for (const { operationId, pointer, message, curl } of failures) {
      expect([operationId, pointer, message, curl]).toEqual([
        expect.stringMatching(/imagepullsecret/),
        expect.stringMatching(/^\//),
        expect.stringMatching(/./),
        expect.stringMatching(/^curl -i .*'http:\/\/localhost\/ecp\/v1\//),
      ]);
      expect(curl).not.toMatch(/bonafide-secret-|Basic /);
    }
  });

  test('every check and every journey has a lie that it must catch', () => {
    const journeys = ecpContract().journeys.map(({ id }) => `ecp/${id}`);
    const laws = [...ownChecks, ...journeys];
    expect([...new Set(lies.map(({ caughtBy }) => caughtBy))].sort()).toEqual(laws.sort());
  });
});

const contract = ecpContract();

function caughtIn(lie: Lie): Promise<Failure[]> {
  const { handle } = builtinMock('ecp', { variables: account });
  return failuresOf(contract, mockTarget({ handle: lie.tell(handle) }), {
    run: 'lie',
    only: casesFor(contract, lie),
    variables: account,
  });
}

async function listed(mock: ReturnType<typeof builtinMock>): Promise<unknown> {
  const target = mockTarget(mock);
  const { authorize } = await contract.connect(target, {});
  const path = '/ecp/v1/imagepullsecrets';
  const request = { method: 'GET', path, query: 'limit=200', headers: {}, body: Buffer.alloc(0) };
  const { body } = await target.send((await authorize?.(request)) ?? request);
  return JSON.parse(body.toString());
}
