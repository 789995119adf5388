import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { afterThisTest, temporaryDirectory } from '../../scripts/testing/clean-up.ts';
import { documents } from './testing/pets.ts';
import { runJest, runVitest, serveStandIn } from './testing/run-tests.ts';

const files = join(import.meta.dirname, 'testing/beside-nock');

test.each([
  { runner: 'Jest', run: runJest },
  { runner: 'Vitest', run: runVitest },
])(
  'in $runner npm nock mocks another origin beside mockApi(), and both restore the network',
  async ({ run }) => {
    const { origin, reached, close } = await serveStandIn();
    afterThisTest(close);
    const directory = temporaryDirectory();
    const document = join(directory, 'openapi.json');
    writeFileSync(document, JSON.stringify(documents[0]?.[1]));
    const { code, output } = await run(files, { STAND_IN: origin, DOCUMENT: document }, directory);
    expect({ code, reached, output }).toEqual({
      code: 0,
      // By the file that runs last.
      reached: ['after', 'after'],
      output: expect.stringMatching(/Tests:? +\d+ passed/),
    });
  },
  120_000,
);
