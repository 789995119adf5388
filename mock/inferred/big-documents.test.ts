import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { spawnCli, spawnProcess } from '../../scripts/testing/spawn-cli.ts';

const folder = process.env.BONAFIDE_BIG_DOCUMENTS ?? '';
const file = join(folder, 'api.github.com.json');
const isThere = folder !== '' && existsSync(file);
const testBig = isThere ? test : test.skip;
const why = isThere ? '' : ' (skipped: BONAFIDE_BIG_DOCUMENTS names no folder with api.github.com.json)';

const script = (document: string, calls: string) => `
  import { loadDocument } from ${JSON.stringify(import.meta.resolve('../../contracts/openapi/load-document.ts'))};
  import { documentApi } from ${JSON.stringify(import.meta.resolve('./index.ts'))};
  import { createMock } from ${JSON.stringify(import.meta.resolve('../mock.ts'))};
  import { Ajv2020 } from 'ajv/dist/2020.js';
  const { compile } = Ajv2020.prototype;
  let compiled = 0;
  Ajv2020.prototype.compile = function (...given) { compiled += 1; return compile.apply(this, given); };
  const { spec } = await loadDocument(${JSON.stringify(document)});
  const mock = createMock(documentApi(spec, { auth: 'off' }));
  const get = (path) => mock.handle({ method: 'GET', path, query: '', headers: {}, body: Buffer.alloc(0) });
  ${calls}
`;

async function run(document: string, calls: string): Promise<Record<string, unknown>> {
  const node = spawnProcess(process.execPath, ['--input-type=module', '-e', script(document, calls)], {});
  await node.exit;
  return JSON.parse(node.stdout() || node.stderr());
}

testBig(
  `a call of GitHub's document costs at most twice what one of a small document does${why}`,
  async () => {
    // The same operation in both; the least of many rounds is what other processes have disturbed least.
    const calls = `
    const small = createMock(documentApi(await only(), { auth: 'off' }));
    async function only() {
      const { createSpec } = await import(${JSON.stringify(import.meta.resolve('../../contracts/openapi/spec.ts'))});
      const paths = Object.fromEntries(Object.entries(spec.document.paths).filter(([path]) => /^\\/(meta|zen|emojis|feeds|events|licenses)/.test(path)));
      return createSpec('small', { ...spec.document, paths });
    }
    const big = mock;
    const ask = (one) => one.handle({ method: 'GET', path: '/zen', query: '', headers: {}, body: Buffer.alloc(0) });
    const round = async (one) => {
      const before = process.hrtime.bigint();
      for (let i = 0; i < 200; i += 1) await ask(one);
      return Number(process.hrtime.bigint() - before) / 200_000;
    };
    const least = { big: Infinity, small: Infinity };
    for (let i = 0; i < 40; i += 1) {
      least.big = Math.min(least.big, await round(big));
      least.small = Math.min(least.small, await round(small));
    }
    console.log(JSON.stringify(least));
  `;
    const { big, small } = (await run(file, calls)) as { big: number; small: number };
    expect(big).toBeLessThan(small * 2);
  },
  60_000,
);

testBig(
  `nothing of it is compiled that is not called${why}`,
  async () => {
    const calls = `
    const before = compiled;
    await get('/emojis');
    console.log(JSON.stringify({ before, compiled }));
  `;
    const { before, compiled } = await run(file, calls);
    expect(before).toBe(0);
    expect(compiled).toBeLessThanOrEqual(4);
  },
  60_000,
);

testBig(
  `it is served${why}`,
  async () => {
    const mock = spawnCli(['mock', file, '--port', '0']);
    const [, address = ''] = await mock.line(/mock ready at (\S+) /);
    expect((await fetch(`${address}/zen`)).status).toBe(200);
  },
  60_000,
);
