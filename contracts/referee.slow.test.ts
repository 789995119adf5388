import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { type Served, serve } from '../mock/adapters/serve.ts';
import { builtinMock } from '../mock/apis/index.ts';
import type { Mock } from '../mock/mock.ts';
import { mutants } from '../scripts/mutations/apis/docker/index.ts';
import { builtinContract } from './apis/index.ts';
import { headerOf } from './http/message.ts';
import { builtinNames } from './openapi/load-builtin.ts';
import type { Contract } from './verify/contract.ts';
import type { Target } from './verify/engine/target.ts';
import { plan } from './verify/plan.ts';
import { httpTarget } from './verify/targets/http.ts';
import { verifyContract } from './verify/verify.ts';

// An independent opinion: Prism stands between the contract suite and each mock, and says which requests and responses
// break the document. It must have nothing to say of the suite's valid calls, nor of any response.

const root = join(import.meta.dirname, '..');
// Most of the calls, which would take a minute through a proxy; and those that are not valid, of which it is not asked.
const skipped = /^((in)?valid-input|refused-changes|sequences|undeclared-method|unknown-id|strangers)/;
let prism: ChildProcess | undefined;
let served: Served | undefined;

afterEach(async () => {
  prism?.kill();
  await served?.close();
});

test.each([...builtinNames])(
  'Prism finds nothing wrong with what the %s mock answers',
  async (name) => {
    expect(await refereed(builtinContract(name), builtinMock(name))).toEqual([]);
  },
  600_000,
);

test('Prism rejects a mock with an undocumented body', async () => {
  const original = builtinMock('docker');
  const mutant = mutants.find(({ killedBy }) => killedBy === 'body-schema');
  if (!mutant) throw new Error('Docker has no mutant that body-schema kills');
  const mutated = { ...original, handle: mutant.mutate(original.handle) };
  const [objection] = await refereed(builtinContract('docker'), mutated);
  expect(objection).toMatchObject({
    operationId: 'SecretInspect',
    location: ['response', 'body', 'Spec', 'Labels'],
  });
}, 600_000);

interface Objection {
  code?: string | number;
  severity: string;
  message: string;
  location: string[];
}

async function refereed(contract: Contract, mock: Mock): Promise<unknown[]> {
  served = await serve(mock, { host: '127.0.0.1', port: 0 }, { token: 'unused' });
  const direct = httpTarget(served.address, { isDisposable: true });
  const { basePath } = await contract.connect(direct, {});
  const proxy = httpTarget(await startPrism(contract.spec.name, `${served.address}${basePath}`));
  const objections: unknown[] = [];
  let said: Objection[] = [];
  // Prism knows the document's paths, not what comes before them; and it never answers a body
  // that is no JSON object or list.
  const target: Target = {
    ...direct,
    async send(request) {
      said = [];
      if (!request.path.startsWith(`${basePath}/`) || !isJson(request.body)) return direct.send(request);
      const response = await proxy.send({ ...request, path: request.path.slice(basePath.length) });
      said = JSON.parse(headerOf(response.headers, 'sl-violations') ?? '[]');
      return response;
    },
  };
  await verifyContract(contract, target, {
    run: 'referee',
    cases: 0,
    only: plan(contract)
      .map(({ id }) => id)
      .filter((id) => !skipped.test(id)),
    emit: (event) => {
      if (event.type !== 'called' || event.record.intent !== 'valid') return;
      const { operationId, response } = event.record;
      for (const objection of said) {
        // A journey may send what must be refused: then the request is at fault, as it should be.
        const isExpected = objection.location[0] === 'request' && response.status >= 400;
        // Prism knows no signatures, and the words of a scheme in one spelling only.
        if (objection.code === 401) continue;
        if (!isExpected) objections.push({ operationId, status: response.status, ...objection });
      }
    },
  });
  await Promise.all([direct.close(), proxy.close()]);
  return objections;
}

function isStructure(value: unknown): boolean {
  return value !== null && typeof value === 'object';
}

function isJson(body: Buffer): boolean {
  try {
    return body.length === 0 || isStructure(JSON.parse(body.toString()));
  } catch {
    return false;
  }
}

function startPrism(name: string, upstream: string): Promise<string> {
  const options = [
    'proxy',
    join(root, `generated/${name}.json`),
    upstream,
    '--port',
    '0',
    '--host',
    '127.0.0.1',
  ];
  const started = spawn(join(root, 'node_modules/.bin/prism'), options, {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  prism = started;
  return new Promise((resolve, reject) => {
    let output = '';
    started.stdout.on('data', (text: Buffer) => {
      output += text;
      const [address] = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(output.split('listening on')[1] ?? '') ?? [];
      if (address) resolve(address);
    });
    started.on('exit', () => reject(new Error(`Prism did not start: ${output.slice(-500)}`)));
  });
}
