import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { jsonOf, withJson } from '../../../scripts/mutations/http-message-helpers.ts';
import { changeResponse } from '../../../scripts/mutations/match-and-change-calls.ts';
import type { Mutate } from '../../../scripts/mutations/mutant.ts';
import { dockerContract } from '../../apis/docker/index.ts';
import type { HttpResponse } from '../../http/message.ts';
import { type Coverage, countOf, countsLine, missingIn, percentOf } from '../engine/coverage-result.ts';
import { mockTarget } from '../targets/mock.ts';
import { type RunOptions, verifyContract } from '../verify.ts';

const truth: Mutate = (handle) => handle;

/** What a run sees of the Docker document, on a mock that changes its answers so. */
async function coverageOf(mutate = truth, options: Partial<RunOptions> = {}): Promise<Coverage> {
  let coverage: Coverage = [];
  const { handle } = builtinMock('docker');
  await verifyContract(dockerContract(), mockTarget({ handle: mutate(handle) }), {
    run: 'covered',
    cases: 0,
    emit: (event) => {
      if (event.type === 'coverage') coverage = event.coverage;
    },
    ...options,
  });
  return coverage;
}

const missing = (coverage: Coverage) => missingIn(coverage).map(({ what }) => what);

test('a whole run sees every operation, status and media type, and each limit from both sides', async () => {
  const coverage = await coverageOf();
  const found = missing(coverage);
  expect(countsLine(coverage)).toMatch(/^10\/10 operations, (\d+)\/\1 statuses, (\d+)\/\2 media types, /);
  expect(found).not.toContain('SecretCreate body/Name: pattern, taken');
  expect(found).not.toContain('SecretCreate body/Name: pattern, refused');
  expect(coverage.map(({ what }) => what)).toContain('SecretCreate body/Name: pattern, refused');
  expect(percentOf(coverage)).toBeGreaterThan(80);
});

test('a member that no response has is not covered, though nothing is wrong without it', async () => {
  const labels = 'SecretList 200 /0/Spec/Labels';
  expect(missing(await coverageOf())).not.toContain(labels);
  const without = (response: HttpResponse) => {
    const text = JSON.stringify(jsonOf(response)).replaceAll(/,?"Labels":\{[^}]*\}/g, '');
    return withJson(response, JSON.parse(text.replaceAll('{,', '{')));
  };
  const mutant = changeResponse(
    ({ path }, { status }) => path.includes('/secrets') && status === 200,
    without,
  );
  expect(missing(await coverageOf(mutant))).toContain(labels);
});

test('a limit that is not kept was tried, and does not count', async () => {
  const name = 'SecretCreate body/Name: pattern, refused';
  const taken = changeResponse(
    (request, { status }) => status === 400 && jsonOf(request).Name !== undefined,
    (response) => withJson({ ...response, status: 201 }, { ID: 'x' }),
  );
  expect(missing(await coverageOf(taken))).toContain(name);
});

test('of an operation that was never called the operation alone is missing', async () => {
  const coverage = await coverageOf(truth, { only: ['valid-input/SecretList'] });
  expect(missing(coverage)).toContain('SecretDelete');
  expect(missing(coverage).filter((what) => what.startsWith('SecretDelete '))).toEqual([]);
  expect(missing(coverage)).toContain('SecretList 400');
});

test('a status that no call brings about does not count', async () => {
  const coverage = await coverageOf();
  const beyond = coverage.filter(({ beyondReach }) => beyondReach !== undefined);
  expect(beyond.map(({ what }) => what)).toContain('SecretList 503');
  expect(countOf(beyond).all).toBe(0);
  expect(missing(coverage)).not.toContain('SecretList 503');
});
