import { expect, test } from '@jest/globals';
import { stopwatch } from '../../../scripts/testing/processor-time.ts';
import { builtinMock } from '../index.ts';

// A pattern that backtracks would take hours for these, not milliseconds.

// Far more than a busy machine needs, and far less than backtracking.
const most = 5_000;
const values = ['a', '-', 'a-', '.', '_a', 'A0', '=', '+/', 'é', '"'].map((part) =>
  part.repeat(10_000 / part.length),
);
const bodies = (value: string) => [
  { Name: value, Data: 'dg==' },
  { Name: `${value}!`, Data: 'dg==' },
  { Name: 'n', Data: value },
  { Name: 'n', Data: `${value}!` },
  { Name: 'n', Data: 'dg==', Labels: { [value]: value } },
  { Name: 'n', Data: 'dg==', Driver: { Name: value, Options: { [value]: value } } },
  { Name: 'n', Data: 'dg==', Templating: { Name: value, Options: { [value]: value } } },
];

test('a value of 10,000 characters is answered in time in every field, path and query', async () => {
  const mock = builtinMock('docker');
  const calls = values.flatMap((value) => {
    const text = encodeURIComponent(value);
    return [
      ...bodies(value).flatMap((body) => [
        { method: 'POST', path: '/v1.44/secrets/create', query: '', body: JSON.stringify(body) },
        { method: 'POST', path: '/v1.44/secrets/n/update', query: 'version=11', body: JSON.stringify(body) },
      ]),
      { method: 'GET', path: `/v1.44/secrets/${text}`, query: '', body: '' },
      { method: 'DELETE', path: `/v1.44/secrets/${text}`, query: '', body: '' },
      { method: 'POST', path: '/v1.44/secrets/n/update', query: `version=${text}`, body: '{"Name":"n"}' },
      ...['id', 'name', 'names', 'label'].map((filter) => {
        const query = `filters=${encodeURIComponent(JSON.stringify({ [filter]: [value] }))}`;
        return { method: 'GET', path: '/v1.44/secrets', query, body: '' };
      }),
      { method: 'GET', path: '/v1.44/secrets', query: `filters=${text}`, body: '' },
    ];
  });
  // The first call compiles what the others only use.
  await mock.handle({ method: 'GET', path: '/v1.44/secrets', query: '', headers: {}, body: Buffer.alloc(0) });
  const slow: unknown[] = [];
  for (const { body, ...call } of calls) {
    const elapsed = stopwatch();
    const { status } = await mock.handle({ ...call, headers: {}, body: Buffer.from(body) });
    const ms = elapsed();
    if (ms > most || status === undefined)
      slow.push({ ms, call: `${call.method} ${call.path.slice(0, 40)}` });
  }
  expect(slow).toEqual([]);
});
