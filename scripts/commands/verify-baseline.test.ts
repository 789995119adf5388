import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type CliResult, runCli } from '../testing/run-cli.ts';
import { serveThings, thingsFile } from '../testing/serve-things.ts';
import { writeFiles } from '../testing/write-files.ts';

// What is known does not fail a run, and hides nothing else.

const document = thingsDocumentOnce();
const [update, old, added] = [
  ['--update-baseline', '--owner', 'the things team', '--reason', 'THINGS-1'],
  'an update cuts a member',
  'a creation takes any name',
];

/** The document is the same for all tests of this file. */
function thingsDocumentOnce(): () => string {
  let path: string | undefined;
  return () => {
    if (path === undefined || !existsSync(path)) path = thingsFile();
    return path;
  };
}

const newBaseline = () => join(dirname(writeFiles({ 'any.txt': '' })), 'baseline.yaml');

async function verify(bugs: string[], baseline: string, ...options: string[]): Promise<CliResult> {
  const target = ['--target', await serveThings(...bugs), '--disposable'];
  return runCli('verify', document(), ...target, '--cases', '1', '--baseline', baseline, ...options);
}

/** The operations that a run blames at its end. */
const failed = ({ out }: CliResult) =>
  [...out.matchAll(/^ +#\d+ (\w+) ·/gm)].map(([, operation]) => operation);

describe('with a baseline', () => {
  test('what is known passes, whatever the seed', async () => {
    const baseline = newBaseline();
    const first = await verify([old], baseline, '--seed', '1', ...update);
    expect({ code: first.code, failed: failed(first) }).toEqual({ code: 0, failed: ['putThing'] });
    expect(first.out).toMatch(/baseline\.yaml: added 1 failure, removed 0 symptoms$/m);
    const again = await verify([old], baseline, '--seed', '2');
    expect({ code: again.code, failed: failed(again) }).toEqual({ code: 0, failed: [] });
    expect(again.out).toMatch(/^~ known putThing · .* · the things team, until \d{4}-\d\d-\d\d: THINGS-1$/m);
    expect(again.out).toMatch(/^0 failures · /m);
  });

  test.each([
    [old, added, 'createThing'],
    [old, 'a deletion deletes nothing', 'deleteThing'],
    [old, 'a list lacks its last item', 'listThings'],
    ['an update is answered and not stored', 'a list lacks its last item', 'listThings'],
    ['a deletion deletes nothing', 'an update is answered with 500', 'putThing'],
    ['an update is answered with 500', 'a deletion deletes nothing', 'deleteThing'],
    [added, 'a creation stores nothing', 'createThing'],
  ])('besides "%s", "%s" alone is reported', async (known, another, operation) => {
    const baseline = newBaseline();
    await verify([known], baseline, '--seed', '1', ...update);
    const { code, out } = await verify([known, another], baseline, '--seed', '7');
    expect({ code, failed: failed({ code, out, err: '' }) }).toEqual({ code: 1, failed: [operation] });
    expect(out).toMatch(/^1 failure · /m);
  });

  test('what is fixed is reported, and --update-baseline removes it and keeps what a person wrote', async () => {
    const baseline = newBaseline();
    await verify([old, added], baseline, '--seed', '1', ...update);
    const edited = readFileSync(baseline, 'utf8').replace('owner: the things team', 'owner: Ada # on call');
    writeFileSync(baseline, edited);
    const { code, out } = await verify([added], baseline, '--seed', '2');
    expect(code).toBe(0);
    expect(out).toMatch(/^~ fixed putThing: \/name is not what it should be · /m);
    await verify([added], baseline, '--seed', '2', ...update);
    const rest = readFileSync(baseline, 'utf8');
    expect(rest).toContain('operation: createThing');
    expect(rest).not.toContain('operation: putThing');
    expect(rest).toContain('owner: Ada # on call');
  });

  test('what was not tried is not fixed', async () => {
    const baseline = newBaseline();
    await verify([old], baseline, '--seed', '1', ...update);
    const { code, out } = await verify([], baseline, '--only', 'unknown-id');
    expect(code).toBe(0);
    expect(out).not.toContain('fixed');
  });

  test('an entry whose day is over fails, and says so', async () => {
    const baseline = newBaseline();
    await verify([old], baseline, '--seed', '1', ...update, '--expires', '2020-02-29');
    const { code, out } = await verify([old], baseline, '--seed', '1');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^ {4}baseline {3}known until 2020-02-29, and so no more: THINGS-1 \(the things team\)$/m,
    );
    // To go on with it is for a person to say.
    expect((await verify([old], baseline, '--seed', '1', ...update)).code).toBe(1);
  });

  test('JSON is read and written, too', async () => {
    const baseline = newBaseline().replace('.yaml', '.json');
    await verify([old], baseline, '--seed', '1', ...update);
    expect(JSON.parse(readFileSync(baseline, 'utf8'))).toMatchObject({
      known: [{ owner: 'the things team', reason: 'THINGS-1', failures: expect.any(Array) }],
    });
    expect((await verify([old], baseline, '--seed', '2')).code).toBe(0);
  });
});

test('reports list what is known, and not as a failure', async () => {
  const baseline = newBaseline();
  const folder = dirname(baseline);
  await verify([old], baseline, '--seed', '1', ...update);
  const kinds = ['junit', 'ctrf', 'html', 'sarif', 'github'];
  await verify(
    [old],
    baseline,
    '--seed',
    '2',
    ...kinds.flatMap((kind) => ['--report', `${kind}=${folder}/${kind}`]),
  );
  const [junit = '', ctrf = '', html = '', sarif = '', github = ''] = kinds.map((kind) =>
    readFileSync(join(folder, kind), 'utf8'),
  );
  expect(junit).toMatch(/<testsuites [^>]* failures="0"/);
  expect(junit).toMatch(/<skipped>known putThing · /);
  const { summary, tests } = JSON.parse(ctrf).results;
  expect(summary.failed).toBe(0);
  expect(tests.filter((one: { extra: { known: string[] } }) => one.extra.known.length > 0)).not.toEqual([]);
  expect(html).toContain('<h2 id="known-failures">Known failures, and what is fixed</h2>');
  const [result] = JSON.parse(sarif).runs[0].results;
  expect(result.suppressions).toEqual([
    { kind: 'external', justification: expect.stringContaining('THINGS-1') },
  ]);
  expect(github).toMatch(/^- known putThing · /m);
});

describe('wrong usage is said before anything is called', () => {
  test.each([
    [['--update-baseline'], /--update-baseline needs --baseline FILE/],
    [['--baseline', 'none.yaml'], /none\.yaml: no such file; --update-baseline writes it/],
    [['--baseline', 'none.yaml', '--update-baseline'], /needs --owner NAME and --reason TEXT/],
    [
      ['--baseline', 'none.yaml', ...update, '--expires', '2026-02-30'],
      /--expires 2026-02-30: expected a date/,
    ],
  ])('%j', async (options, message) => {
    const { code, err } = await runCli('verify', document(), '--target', 'http://127.0.0.1:1', ...options);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
  });

  test('an entry without an owner', async () => {
    const known = [{ summary: 'a', reason: 'b', expires: '2030-01-01', failures: [] }];
    const baseline = writeFiles({ 'baseline.json': { known } });
    const { code, err } = await runCli(
      'verify',
      document(),
      '--target',
      'http://127.0.0.1:1',
      '--baseline',
      baseline,
    );
    expect(code).toBe(2);
    expect(err).toMatch(/baseline\.json: known\[0\]\.owner must be a text: who looks after it/);
  });
});
