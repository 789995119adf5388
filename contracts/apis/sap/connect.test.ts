import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { clientOf, serveMock } from '../../../scripts/testing/serve-mock.ts';
import { sampleServiceKey } from '../../auth/sap-service-key.ts';
import { ConfigurationError } from '../../openapi/configuration-error.ts';
import { Unreachable } from '../../verify/engine/target.ts';
import { httpTarget } from '../../verify/targets/http.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { verifyContract } from '../../verify/verify.ts';
import { connect } from './connect.ts';
import { sapContract } from './index.ts';

const target = mockTarget(builtinMock('sap'));

test('a service key that lacks something is named with what it lacks, and without its values', async () => {
  const { clientsecret: _, url: __, ...rest } = sampleServiceKey('http://localhost');
  const attempt = connect(target, { AICORE_SERVICE_KEY: JSON.stringify(rest) });
  await expect(attempt).rejects.toThrow(new ConfigurationError('AICORE_SERVICE_KEY lacks clientsecret, url'));
  await expect(connect(target, { AICORE_SERVICE_KEY: '{"clientsecret":"s3cret"' })).rejects.toThrow(
    new ConfigurationError('AICORE_SERVICE_KEY is not a JSON service key'),
  );
});

test('what gives no tokens is no SAP AI Core', async () => {
  await expect(connect(mockTarget(builtinMock('docker')), {})).rejects.toThrow(Unreachable);
});

test('a service key’s tokens come from the server that it names, and only they are let in elsewhere', async () => {
  const key = sampleServiceKey('http://localhost');
  const variables = { AICORE_SERVICE_KEY: JSON.stringify(key) };
  const tokens = await serveMock('tcp', builtinMock('sap', { variables }));
  const api = await serveMock('tcp', builtinMock('sap', { variables }));
  const own = { AICORE_SERVICE_KEY: JSON.stringify({ ...key, url: tokens.address }) };
  const served = httpTarget(api.address);
  const failures: unknown[] = [];
  await verifyContract(sapContract(), served, {
    run: 'two',
    variables: own,
    cases: 3,
    emit: (event) => {
      if (event.type === 'failed' || event.type === 'unverified') failures.push(event.failure);
    },
  });
  await served.close();
  expect(failures).toEqual([]);
  const paths = async (mock: typeof api.mock) =>
    new Set((await mock.journal.read()).entries.map(({ request }) => request.path.split('/')[1]));
  expect([[...(await paths(tokens.mock))], [...(await paths(api.mock))]]).toEqual([['oauth'], ['v2']]);

  const wrong = {
    AICORE_SERVICE_KEY: JSON.stringify({ ...key, url: tokens.address, clientsecret: 'wrong' }),
  };
  await expect(connect(served, wrong)).rejects.toThrow(
    new ConfigurationError(`${tokens.address} gives no token to the client of AICORE_SERVICE_KEY (401)`),
  );
  expect((await clientOf(api.address)('GET', '/v2/admin/dockerRegistrySecrets')).status).toBe(401);
});
