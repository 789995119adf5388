// Pact's own verifier, on a mock that is served: started by pact.test.ts, in a process of its own.
import { Verifier } from '@pact-foundation/pact';
import { builtinContract } from '../../apis/index.ts';
import { noBody } from '../../http/message.ts';
import type { BuiltinName } from '../../openapi/load-builtin.ts';
import { httpTarget } from '../../verify/targets/http.ts';
import { callsState, dataState } from '../pact/recorded-call.ts';
import { withoutSampleCredentials } from '../pact/replay.ts';
import { createMockStateSetter } from '../pact/set-provider-states.ts';

const [file = '', provider = '', address = '', token = '', ...states] = process.argv.slice(2);
const target = httpTarget(address);
const contract = builtinContract(provider as BuiltinName);
const { authorize = (request) => request } = await contract.connect(target, process.env);

const provided = createMockStateSetter(target, token, (request) =>
  authorize(withoutSampleCredentials(contract.spec, request)),
);
const handlers = [dataState, callsState, ...states].map((name) => {
  const setup = (params: unknown) => provided.enter({ name, params: params as Record<string, unknown> });
  return [name, { setup }] as const;
});

await new Verifier({
  provider,
  providerBaseUrl: address,
  pactUrls: [file],
  logLevel: 'error',
  beforeEach: () => provided.reset(),
  stateHandlers: Object.fromEntries(handlers),
  // A Pact has sample credentials; a request without any expects a refusal.
  requestFilter: async (request, _response, next) => {
    const { method, path, headers } = request;
    // The verifier's proxy would send a form on as JSON.
    if (request.is('application/x-www-form-urlencoded')) {
      request.body = Buffer.from(new URLSearchParams(request.body).toString());
    }
    if (headers.authorization ?? headers['x-auth-token']) {
      const bare = { method, path, query: '', headers: headers as Record<string, string>, body: noBody };
      Object.assign(headers, (await authorize(withoutSampleCredentials(contract.spec, bare))).headers);
    }
    next();
  },
}).verifyProvider();
await target.close();
