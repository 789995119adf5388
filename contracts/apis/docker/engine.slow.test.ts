import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { engineAddress, startEngine, stopEngine } from '../../../scripts/docker-engine/engine.ts';
import { whyEngineIsSkipped } from '../../../scripts/testing/skip-engine-tests.ts';
import { describeContract } from '../../verify/jest.ts';
import { httpTarget } from '../../verify/targets/http.ts';
import { dockerContract } from './index.ts';

// The same plan as on the mock, on a real engine.
const reason = whyEngineIsSkipped();

if (reason !== undefined) {
  test.skip(`a real engine keeps its contract (${reason})`, () => {});
} else {
  describe('on a real engine', () => {
    const directory = mkdtempSync(join(tmpdir(), 'bonafide-engine-'));
    beforeAll(() => startEngine(directory), 600_000);
    afterAll(() => stopEngine(directory), 600_000);
    describeContract(dockerContract(), () => httpTarget(engineAddress(directory), { isDisposable: true }));
  });
}
