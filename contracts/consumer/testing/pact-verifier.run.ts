// Pact's own verifier, on a mock that is served: started by pact.test.ts, in a process of its own.
import { Verifier } from '@pact-foundation/pact';
import { httpTarget } from '../../targets/http.ts';
import { mockStates } from '../pact/provider-states.ts';
import { callsState, dataState } from '../pact/recorded-call.ts';

const [file = '', provider = '', address = '', token = '', credentials = '{}', ...states] =
  process.argv.slice(2);
const credential = JSON.parse(credentials) as Record<string, string>;
const provided = mockStates(httpTarget(address), token, (request) => {
  return { ...request, headers: { ...request.headers, ...credential } };
});
const names = [dataState, callsState, ...states];
const handlers = names.map((name) => {
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
  // A Pact has samples where credentials were.
  requestFilter: (request, _response, next) => {
    for (const [name, value] of Object.entries(credential)) request.headers[name] = value;
    next();
  },
}).verifyProvider();
