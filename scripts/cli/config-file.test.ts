import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { runCli } from '../testing/run-cli.ts';
import { spawnCli, spawnProcess } from '../testing/spawn-cli.ts';
import { writeFiles } from '../testing/write-files.ts';

const bonafide = fileURLToPath(new URL('../bonafide.js', import.meta.url));

/** Runs a command with a configuration, in a process of its own: Jest has its own way to import. */
function runWith(config: object, ...argv: string[]) {
  return runProcess(
    ...argv,
    '--config',
    writeFiles({ 'c.mjs': `export default ${JSON.stringify(config)};` }),
  );
}

async function runProcess(...argv: string[]) {
  const { exit, stdout, stderr } = spawnCli(argv);
  return { code: await exit, out: stdout(), err: stderr() };
}

describe('a configuration file', () => {
  test.each<[object, string]>([
    [{ mokc: {} }, 'c.mjs: mokc is no command; did you mean mock?'],
    [{ mock: 5 }, 'c.mjs: mock must be an object'],
    [{ mock: { prot: 1 } }, 'c.mjs: mock.prot does not exist; did you mean port?'],
    [{ mock: { 'seed-data': 'a' } }, 'c.mjs: mock.seed-data does not exist; did you mean seedData?'],
    [{ mock: { port: 'http' } }, 'c.mjs: mock.port must be a whole number from 0 to 65535, not http'],
    [{ mock: { watch: 'yes' } }, 'c.mjs: mock.watch must be true or false'],
    [{ mock: { apis: 'docker' } }, 'c.mjs: mock.apis must be a list of strings'],
    [{ mock: { host: 1 } }, 'c.mjs: mock.host must be a string'],
    [{ mock: { auth: 'maybe' } }, 'c.mjs: mock.auth maybe: use strict or off'],
  ])('with %j is wrong usage', async (config, sentence) => {
    const result = await runWith(config, 'mock');
    expect(result).toEqual({ code: 2, out: '', err: `bonafide mock: ${sentence}\n` });
  });

  test('that does not exist is wrong usage', async () => {
    const { code, err } = await runCli('lint', '--config', 'none.ts');
    expect({ code, err }).toEqual({ code: 2, err: 'bonafide lint: --config none.ts: no such file\n' });
  });

  test('without a default export is wrong usage', async () => {
    const file = writeFiles({ 'c.mjs': 'export const mock = {};' });
    const { code, err } = await runProcess('lint', '--config', file);
    expect({ code, err }).toEqual({
      code: 2,
      err: `bonafide lint: ${file}: it has no default export of an object\n`,
    });
  });

  test('may import defineConfig in a checkout, where the package is not built', async () => {
    const text =
      "import { defineConfig } from 'bona-fide';\nexport default defineConfig({ lint: { documents: ['docker'] } });";
    const file = writeFiles({ 'bonafide.config.ts': text });
    expect(await runProcess('lint', '--config', file)).toMatchObject({ code: 0, err: '' });
  });

  test('has a flag, a text, a list and a number, and the command line wins', async () => {
    const lint = { documents: ['docker'], resources: true };
    expect((await runWith({ lint }, 'lint')).out).toMatch(/^secrets, a collection at/m);
    expect((await runWith({ lint }, 'lint', '--no-resources')).out).toMatch(/^1 document: /m);
    expect((await runWith({ lint }, 'lint', 'gcore')).out).not.toMatch(/SecretInspect/);

    const verify = { api: 'docker', target: 'unix:/no/such/a', cases: 0, only: ['nothing'] };
    expect((await runWith({ verify }, 'verify')).err).toMatch(/--only nothing matches no case/);
    const given = await runWith({ verify }, 'verify', '--only', 'valid', '--target', 'unix:/no/such/b');
    expect(given.err).toMatch(/unix:\/no\/such\/b: nothing answers/);
  });

  test('may name no command at all', async () => {
    expect((await runWith({}, 'lint', 'docker')).out).toMatch(/^1 document: /m);
  });
});

describe('the configuration file of the working directory', () => {
  const text = (syntax: string) => `${syntax} { lint: { documents: ['docker'] } };\n`;
  const typed = `import { documents } from './shared.ts';
interface Section { documents: string[] }
const lint: Section = { documents };
export default { lint };
`;
  const shared = "export const documents: string[] = ['docker'];\n";

  test.each<[string, string, object]>([
    ['bonafide.config.ts', typed, { type: 'module' }],
    ['bonafide.config.ts', typed, { type: 'commonjs' }],
    ['bonafide.config.ts', typed, {}],
    ['bonafide.config.mts', typed, { type: 'commonjs' }],
    ['bonafide.config.js', text('export default'), { type: 'module' }],
    ['bonafide.config.js', text('export default'), { type: 'commonjs' }],
    ['bonafide.config.js', text('export default'), {}],
    ['bonafide.config.js', text('module.exports ='), { type: 'commonjs' }],
    ['bonafide.config.mjs', text('export default'), { type: 'commonjs' }],
  ])('%s: %j in a package %j', async (name, content, manifest) => {
    const file = writeFiles({ [name]: content, 'shared.ts': shared, 'package.json': manifest });
    const { exit, stdout, stderr } = spawnProcess(process.execPath, [bonafide, 'lint'], {}, dirname(file));
    expect([await exit, stderr()]).toEqual([0, '']);
    expect(stdout()).toMatch(/^1 document: /m);
  });
});
