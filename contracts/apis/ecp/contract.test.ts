import { beforeAll, describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { mutants } from '../../../scripts/mutations/apis/ecp/index.ts';
import { account } from '../../../scripts/mutations/apis/ecp/tools.ts';
import { ownChecks } from '../../../scripts/mutations/generic.ts';
import { casesThatKill, type HandwrittenMutant } from '../../../scripts/mutations/handwritten.ts';
import { serveMock } from '../../../scripts/testing/serve-mock.ts';
import type { Failure, RunEvent } from '../../verify/engine/events.ts';
import { describeContract } from '../../verify/jest.ts';
import { httpTarget } from '../../verify/targets/http.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { failuresOf, verifyContract } from '../../verify/verify.ts';
import { ecpContract } from './index.ts';

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
    await verifyContract(ecpContract(), target, options);
    await target.close();
    expect(events.filter(({ type }) => type === 'failed' || type === 'unverified')).toEqual([]);
    expect(events.filter(({ type }) => type === 'case-ended').length).toBeGreaterThan(30);
    expect(JSON.stringify(mock.journal.entries())).not.toContain('bonafide-secret-');
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
  const methods = new Set(mock.journal.entries().map(({ request }) => request.method));
  expect([...methods]).toEqual(['GET']);
});

test(
  'a run leaves nothing behind',
  async () => {
    const mock = builtinMock('ecp');
    const before = await listed(mock);
    await verifyContract(ecpContract(), mockTarget(mock), { run: 'tidy', emit: () => {} });
    expect(await listed(mock)).toEqual(before);
  },
  timeoutMs,
);

describe('a lying platform is caught', () => {
  const caught = new Map<HandwrittenMutant, Failure[]>();
  // All at once, since a law about times has to wait for a second.
  beforeAll(async () => {
    await Promise.all(mutants.map(async (lie) => caught.set(lie, await caughtIn(lie))));
  }, timeoutMs);

  test.each(mutants.map((lie) => [lie.killedBy, lie.description, lie] as const))(
    '%s: %s',
    (check, _, lie) => {
      const failures = (caught.get(lie) ?? []).filter((failure) => failure.check === check);
      expect(failures).not.toEqual([]);
      for (const { operationId, pointer, expected, curl } of failures) {
        expect([operationId, pointer, expected, curl]).toEqual([
          expect.stringMatching(/imagepullsecret/),
          expect.stringMatching(/^\//),
          expect.stringMatching(/./),
          expect.stringMatching(/^curl -i .*'http:\/\/localhost\/ecp\/v1\//),
        ]);
        expect(curl).not.toMatch(/bonafide-secret-|Basic /);
      }
    },
  );

  test('every check and every journey has a lie that it must catch', () => {
    const journeys = ecpContract().scenarios.map(({ id }) => `ecp/${id}`);
    const laws = [...ownChecks, ...journeys];
    expect([...new Set(mutants.map(({ killedBy }) => killedBy))].sort()).toEqual(laws.sort());
  });
});

const contract = ecpContract();

function caughtIn(lie: HandwrittenMutant): Promise<Failure[]> {
  const { handle } = builtinMock('ecp', { variables: account });
  return failuresOf(contract, mockTarget({ handle: lie.mutate(handle) }), {
    run: 'lie',
    only: casesThatKill(contract, lie),
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
