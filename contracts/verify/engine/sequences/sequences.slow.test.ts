import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../../mock/apis/index.ts';
import { jsonOf, withJson } from '../../../../scripts/mutations/http-message-helpers.ts';
import { changeResponse } from '../../../../scripts/mutations/match-and-change-calls.ts';
import type { Handle, Mutate } from '../../../../scripts/mutations/mutant.ts';
import { runCli } from '../../../../scripts/testing/run-cli.ts';
import { serveMock } from '../../../../scripts/testing/serve-mock.ts';
import { spawnProcess } from '../../../../scripts/testing/spawn-cli.ts';
import { builtinContract } from '../../../apis/index.ts';
import { type HttpRequest, type HttpResponse, noBody } from '../../../http/message.ts';
import type { BuiltinName } from '../../../openapi/load-builtin.ts';
import { mockTarget } from '../../targets/mock.ts';
import { failuresOf, verifyContract } from '../../verify.ts';
import type { Failure } from '../events.ts';

// Servers with one fault that shows only after several calls, of several items.

type Docker = { ID: string; Version: { Index: number }; Spec: { Name: string; Labels: object } };

const isDelete = ({ method }: HttpRequest) => method === 'DELETE';
const isUpdate = ({ path }: HttpRequest) => path.endsWith('/update');
const isCreate = ({ path }: HttpRequest) => path.endsWith('/secrets/create');
const isList = ({ method, path }: HttpRequest) => method === 'GET' && path.endsWith('/secrets');
const list = async (truth: Handle): Promise<Docker[]> => {
  const request = { method: 'GET', path: '/v1.44/secrets', query: '', headers: {}, body: noBody };
  return Object.values(jsonOf(await truth(request)));
};

/** Lets something else happen whenever a call of a kind succeeds. */
function besides(
  concerned: (request: HttpRequest) => boolean,
  happen: (truth: Handle, request: HttpRequest, before: Docker[]) => Promise<void>,
): Mutate {
  return (truth) => async (request) => {
    if (!concerned(request)) return truth(request);
    const before = await list(truth);
    const response = await truth(request);
    if (response.status < 300) await happen(truth, request, before);
    return response;
  };
}

const at = (path: string, method: string, query = '', body = noBody): HttpRequest => {
  return { method, path: `/v1.44/secrets/${path}`, query, headers: {}, body };
};

function isTexts(labels: unknown): boolean {
  const isObject = labels !== null && typeof labels === 'object' && !Array.isArray(labels);
  return isObject && Object.values(labels).every((value) => typeof value === 'string');
}

/** Keeps deleted secrets, and shows the last one again once another is updated. */
const resurrecting: Mutate = (truth) => {
  let deleted: HttpResponse | undefined;
  let shown: HttpResponse | undefined;
  return async (request) => {
    if (isDelete(request)) deleted = await truth({ ...request, method: 'GET' });
    const response = await truth(request);
    if (isUpdate(request) && response.status === 200) shown = deleted;
    const isIt = shown?.status === 200 && request.path.endsWith(jsonOf(shown).ID);
    return request.method === 'GET' && isIt && shown ? shown : response;
  };
};

/** Mutants, and the fewest writes that show each. */
const mutants: [says: string, mutate: Mutate, writes: number][] = [
  [
    'a deletion takes another secret along',
    besides(isDelete, async (truth, { path }, before) => {
      // What other cases left is of no interest here.
      const other = before.find(({ ID, Spec }) => !path.endsWith(ID) && Spec.Name.includes('-q'));
      if (other) await truth(at(other.ID, 'DELETE'));
    }),
    3,
  ],
  [
    'a list forgets what is older than the last two',
    changeResponse(
      (request, { status }) => isList(request) && status === 200,
      (response) => withJson(response, Object.values(jsonOf(response)).slice(-2)),
    ),
    3,
  ],
  ['a deleted secret is back once another is updated', resurrecting, 4],
  [
    'an update gives all other secrets a new version, too',
    besides(isUpdate, async (truth, { path }, before) => {
      for (const { ID, Version, Spec } of before) {
        const body = Buffer.from(JSON.stringify({ Name: Spec.Name, Labels: Spec.Labels }));
        const version = `version=${Version.Index}`;
        if (!path.includes(ID)) await truth(at(`${ID}/update`, 'POST', version, body));
      }
    }),
    3,
  ],
  [
    'a new secret of an old name has the old labels',
    (truth) => {
      const old = new Map<string, object>();
      return async (request) => {
        if (isDelete(request)) {
          const { Spec } = jsonOf(await truth({ ...request, method: 'GET' }));
          if (Spec) old.set(Spec.Name, Spec.Labels);
        }
        const sent = isCreate(request) ? jsonOf(request) : {};
        const Labels = old.get(sent.Name);
        // What is refused anyway stays so.
        if (!Labels || !isTexts(sent.Labels)) return truth(request);
        return truth({ ...request, body: Buffer.from(JSON.stringify({ ...sent, Labels })) });
      };
    },
    3,
  ],
];

function failures(name: BuiltinName, mutate: Mutate, only: string[] = []): Promise<Failure[]> {
  // Who calls is nothing that these servers care for: a signature is of one path alone.
  const target = mockTarget({ handle: mutate(builtinMock(name, { auth: 'off' }).handle) });
  return failuresOf(builtinContract(name), target, { run: 'mutant', only });
}

describe('a sequence catches, in the fewest calls, what nothing else does', () => {
  test.each(mutants)(
    '%s',
    async (_, mutate, writes) => {
      const found = await failures('docker', mutate, ['stateful/']);
      expect([...new Set(found.map(({ check }) => check))]).toEqual(['stateful']);
      const [{ sequence = [], caseId, pointer } = {} as Failure] = found;
      expect({ caseId, pointer }).toEqual({
        caseId: 'stateful/secrets',
        pointer: expect.stringMatching(/^\/(body|status)/),
      });
      const numbered = sequence.filter((line) => line.startsWith('# '));
      expect(numbered.map((line) => Number.parseInt(line.slice(2), 10))).toEqual(
        numbered.map((_, n) => n + 1),
      );
      const made = numbered.filter((line) => /Secret(Create|Update|Delete) → 2/.test(line)).length;
      expect({ sequence, made }).toEqual({ sequence, made: writes });
    },
    600_000,
  );
});

function isOfItem({ path }: HttpRequest, { body }: HttpResponse): boolean {
  const last = path.split('/').at(-1) ?? '';
  return path.includes('-q') || (last.length > 8 && body.includes(last) && body.includes('-q'));
}

/** Deletes, with what is meant, the first other item that was created. */
const deletingTwo: Mutate = (truth) => {
  const paths = new Set<string>();
  return async (request) => {
    const response = await truth(request);
    if (request.method === 'GET' && response.status === 200 && isOfItem(request, response))
      paths.add(request.path);
    if (isDelete(request) && response.status < 300) {
      paths.delete(request.path);
      for (const other of paths) {
        paths.delete(other);
        if ((await truth({ ...request, path: other })).status < 300) break;
      }
    }
    return response;
  };
};

/** The APIs whose items have a name that says which run created them. */
const named: BuiltinName[] = ['docker', 'gcore', 'huawei', 'sap', 'ecp'];

describe('in every API a deletion that takes another item along', () => {
  test.each(named)(
    '%s',
    async (name) => {
      const found = await failures(name, deletingTwo, ['stateful']);
      expect(found.map(({ check }) => check)).toEqual(['stateful']);
      expect(found[0]?.sequence?.length).toBeGreaterThan(6);
    },
    600_000,
  );
});

test('the same seed sends the same', async () => {
  const traffic = async (seed: number) => {
    const sent: string[] = [];
    await verifyContract(builtinContract('docker'), mockTarget(builtinMock('docker', { seed: 1 })), {
      run: 'same',
      seed,
      only: ['stateful'],
      emit: (event) => {
        if (event.type === 'called') sent.push(`${event.record.request.path} ${event.record.request.body}`);
      },
    });
    return sent;
  };
  const first = await traffic(1);
  expect(await traffic(1)).toEqual(first);
  expect(await traffic(2)).not.toEqual(first);
});

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const pasting = hasCurl ? test : test.skip;

pasting(
  `the lines of a sequence${hasCurl ? '' : ' (there is no curl here)'}, pasted into a shell, show it again`,
  async () => {
    // One shows an id in its body, the other in `Location`.
    for (const name of ['docker', 'ecp'] as const) {
      const mock = builtinMock(name, { auth: 'off' });
      const { address } = await serveMock('tcp', { ...mock, handle: deletingTwo(mock.handle) });
      const { out } = await runCli('verify', name, '--target', address, '--only', 'stateful', '--seed', '1');
      const [, lines = ''] = /^ +reproduce +run these lines in a shell:\n([\s\S]*?)(?=^\S)/m.exec(out) ?? [];
      const statuses = [...lines.matchAll(/^ *# \d+\. .* → (\d+)$/gm)].map(([, status]) => status);
      expect({ name, statuses }).toEqual({ name, statuses: expect.arrayContaining(['404']) });
      const shell = spawnProcess('sh', ['-c', lines.replaceAll('curl ', "curl --noproxy '*' ")], {});
      expect({ name, code: await shell.exit, err: shell.stderr() }).toEqual({ name, code: 0, err: '' });
      const shown = [...shell.stdout().matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status);
      expect({ name, shown, lines }).toEqual({ name, shown: statuses, lines });
    }
  },
  600_000,
);
