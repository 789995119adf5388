import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { builtinNames } from '../contracts/openapi/load-builtin.ts';
import { loadDocument } from '../contracts/openapi/load-document.ts';
import { type Served, serve } from '../mock/adapters/serve.ts';
import { builtinMock } from '../mock/apis/index.ts';
import { documentApi } from '../mock/inferred/index.ts';
import { createMock } from '../mock/mock.ts';
import { blocks, elsewhere, root } from './testing/docs-pages.ts';

// What the README and the pages of docs/ show is run here, each block in a shell of its own.

describe('the README and docs/', () => {
  const token = 'a-token-for-the-readme';
  let served: Served[];
  let pets: Served;

  beforeAll(async () => {
    const where = { host: '127.0.0.1', port: 0 };
    served = await Promise.all(builtinNames.map((name) => serve(builtinMock(name), where, { token })));
    const { spec } = await loadDocument(join(root, 'docs/pets.yaml'));
    pets = await serve(createMock(documentApi(spec, { auth: 'strict' })), where, { token });
  });
  afterAll(() => Promise.all([...served, pets].map((one) => one.close())));

  // The ports of `npm start` and of docs/pets.yaml, as they are on this machine in this run.
  const onOwnPorts = (block: string) =>
    [
      ...served.map(({ address }, index) => [4011 + index, address] as const),
      [4020, pets.address] as const,
    ].reduce((text, [port, address]) => text.replaceAll(`127.0.0.1:${port}`, new URL(address).host), block);

  const tried = blocks.filter((block) => !(block in elsewhere));
  for (const block of tried) {
    const title = block.split('\n')[0];
    if (block.includes('docker secret') && !hasDocker()) {
      test.skip(`${title} … (there is no docker program here)`, () => {});
      continue;
    }
    const does = async () => {
      const script = `set -e\n${onOwnPorts(block).replaceAll('curl ', 'curl -sSf ')}`;
      const env = { ...process.env, BONAFIDE_TOKEN: token };
      await promisify(execFile)('sh', ['-c', script], { cwd: root, env });
    };
    test(`${title} … does what it says`, does);
  }
});

function hasDocker(): boolean {
  return spawnSync('docker', ['--version']).status === 0;
}
