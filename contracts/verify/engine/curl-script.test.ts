import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { expect, test } from '@jest/globals';
import { type MadeCall, scriptOf } from './curl-script.ts';

const id = '9007199254740993';
const step = { query: '', headers: {}, body: '' };
const target = {
  name: '',
  isOurs: false,
  isDisposable: false,
  curl: 'http://localhost',
  close: async () => {},
};

test('an id of 64 bits keeps all its digits from one line of a script to the next', () => {
  const calls: MadeCall[] = [
    {
      step: { ...step, method: 'POST', path: '/things' },
      learned: [{ item: 0, field: 'id', pointer: '/id', value: id }],
      note: 'createThing → 201',
    },
    { step: { ...step, method: 'GET', path: '/things/{{id 0}}' }, learned: [], note: 'getThing → 404' },
  ];
  const lines = scriptOf({ ...target, send: async () => ({ status: 200, headers: {}, body: '' }) }, calls);
  const curl = `curl() { echo "$*" >&2; printf 'HTTP/1.1 201 Created\\r\\n\\r\\n{"id":${id}}'; }`;
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const { stderr } = spawnSync('sh', ['-c', [curl, ...lines].join('\n')], { encoding: 'utf8', env });
  expect(stderr).toContain(`http://localhost/things/${id}\n`);
});

test('secret values of a script are in variables', () => {
  const secret = { headers: { authorization: '[redacted]' }, query: 'a=1&api_key=[redacted]&b=2' };
  const calls: MadeCall[] = [
    { step: { ...step, ...secret, method: 'GET', path: '/things' }, learned: [], note: 'listThings → 200' },
  ];
  const send = async () => ({ status: 200, headers: {}, body: '' });
  const [, line = ''] = scriptOf({ ...target, send }, calls);
  expect(line).toContain(` -H "authorization: $AUTHORIZATION" `);
  const echo = `curl() { for word; do echo "$word"; done; }; API_KEY='k y'; ${line}`;
  const { stdout } = spawnSync('sh', ['-c', echo], { encoding: 'utf8' });
  expect(stdout).toContain('http://localhost/things?a=1&api_key=k y&b=2\n');
});
