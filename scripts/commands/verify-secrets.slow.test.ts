import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import { reportKinds } from '../../contracts/reporters/index.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import { mutants } from '../mutations/apis/docker/index.ts';
import type { Mutate } from '../mutations/mutant.ts';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { expectNoSecret } from '../testing/expect-no-secret.ts';
import { runCli } from '../testing/run-cli.ts';
import { serveMock } from '../testing/serve-mock.ts';

// Whatever a server does with secret values: verify repeats them neither in the terminal nor in a report.

jest.setTimeout(600_000);

/** Changes every answer after a secret was sent. */
function leaking(change: (answer: HttpResponse, data: string) => object): Mutate {
  return (truth) => {
    let data = '';
    return async (request) => {
      data = dataOf(request) ?? data;
      const answer = await truth(request);
      return data === '' ? answer : { ...answer, ...change(answer, data) };
    };
  };
}

/** The same for answers with one secret. */
function leakingBySecret(change: (secret: object, data: string) => object): Mutate {
  return leaking(({ body }, data) =>
    /^\{.*"Spec"/.test(body.toString())
      ? { body: JSON.stringify(change(JSON.parse(body.toString()), data)) }
      : {},
  );
}

const ownLeaks: [name: string, mutate: Mutate][] = [
  ['a documented header leaks', leaking(({ headers }, data) => ({ headers: { ...headers, Ostype: data } }))],
  [
    'the content type leaks',
    leaking(({ headers }, data) => ({ headers: { ...headers, 'Content-Type': `text/${data}` } })),
  ],
  ['the name leaks', leakingBySecret((secret, data) => ({ ...secret, Spec: { Name: data, Labels: {} } }))],
  [
    'a label leaks',
    leakingBySecret((secret, data) => ({ ...secret, Spec: { Name: 'a', Labels: { [data]: 5 } } })),
  ],
  ['the ID leaks', leakingBySecret((secret, data) => ({ ...secret, ID: data }))],
  [
    'base64 leaks',
    leakingBySecret((secret, data) => ({ ...secret, Spec: { Name: 'a', Labels: { [btoa(data)]: 5 } } })),
  ],
  [
    'an error leaks',
    leaking(({ status, body }, data) =>
      status < 400 ? {} : { body: `{"message":${JSON.stringify(body + data)}}` },
    ),
  ],
];
const knownLeaks = mutants.filter(({ killedBy }) => killedBy === 'secret-never-leaks');
const leaks = [...ownLeaks, ...knownLeaks.map(({ id, mutate }): [string, Mutate] => [id, mutate])];

test.each<[string, Mutate, number]>([
  ['nothing leaks', (truth) => truth, 0],
  ...leaks.map(([name, mutate]): [string, Mutate, number] => [name, mutate, 1]),
])('verify shows no secret value where %s', async (_, mutate, expected) => {
  const sent = new Set<string>();
  const truth = builtinMock('docker');
  const handle = mutate(truth.handle);
  const { address } = await serveMock('tcp', {
    ...truth,
    handle(request) {
      const data = dataOf(request);
      if (data !== undefined) sent.add(data);
      return handle(request);
    },
  });
  const directory = temporaryDirectory();
  const reports = reportKinds.flatMap((kind) => ['--report', `${kind}=${join(directory, kind)}`]);
  const { code, out, err } = await runCli('verify', 'docker', '--target', address, ...reports);
  expect(code).toBe(expected);
  if (expected === 1) expect(out).toContain(' · secret-never-leaks · critical\n');
  expect(sent.size).toBeGreaterThan(0);
  expectNoSecret(out + err, sent);
  for (const kind of reportKinds) {
    const text = readFileSync(join(directory, kind), 'utf8');
    expect(text).not.toBe('');
    expectNoSecret(text, sent);
  }
});

/** The secret value of a request, decoded, where it is one of the suite's own. */
function dataOf({ body }: HttpRequest): string | undefined {
  const [, data = ''] = /"Data":"([^"]*)"/.exec(body.toString()) ?? [];
  const clear = Buffer.from(data, 'base64').toString();
  return clear.startsWith('bonafide-secret-') ? clear : undefined;
}
