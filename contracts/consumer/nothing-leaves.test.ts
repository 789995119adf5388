import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { afterThisTest, temporaryDirectory } from '../../scripts/testing/clean-up.ts';
import { documents } from './testing/pets.ts';
import { runJest, runVitest, serveStandIn } from './testing/run-tests.ts';

const leaks = join(import.meta.dirname, 'testing/leaks');

test.each([
  { runner: 'Jest', run: runJest },
  { runner: 'Vitest', run: runVitest },
])(
  'in $runner no call reaches a mocked origin, from mockApi() until the last hook',
  async ({ run }) => {
    const { origin, reached, close } = await serveStandIn();
    afterThisTest(close);
    const directory = temporaryDirectory();
    const document = join(directory, 'openapi.json');
    writeFileSync(document, JSON.stringify(documents[0]?.[1]));
    const { code, output } = await run(leaks, { STAND_IN: origin, DOCUMENT: document }, directory);
    expect({ reached, output }).toEqual({
      reached: [...Array(3).fill('before the mock'), ...Array(3).fill('after')],
      output: expect.stringContaining('a concurrent test cannot use the mock of'),
    });
    expect(output).toMatch(/Tests:? +3 failed.*3 passed/);
    expect(code).toBe(1);
  },
  120_000,
);
