import { expect, test } from '@jest/globals';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';
import { loadDocument } from '../openapi/load-document.ts';
import { documentContract } from './document-contract.ts';
import { mockTarget } from './targets/mock.ts';
import { verifyContract } from './verify.ts';

const names = Array.from({ length: 40 }, (_, index) => `member${index}`);
const schema = {
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string', maxLength: 9 }])),
};
const document = {
  openapi: '3.1.0',
  info: { title: 'Forms', version: '1' },
  paths: {
    '/forms': {
      post: {
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: { 200: { description: 'seen' }, 400: { description: 'invalid' } },
      },
    },
  },
};

async function callsOf(only: string, stopOnceStarted: boolean): Promise<number> {
  const { spec } = await loadDocument(document);
  const mock = createMock(documentApi(spec, { auth: 'off' }), { seed: 1 });
  const stop = new AbortController();
  let calls = 0;
  await verifyContract(documentContract(spec), mockTarget(mock), {
    run: 'stopped',
    only: [only],
    signal: stop.signal,
    emit: ({ type }) => {
      if (type === 'case-started' && stopOnceStarted) setImmediate(() => stop.abort());
      if (type === 'called') calls += 1;
    },
  });
  return calls;
}

test.each(['valid-input/', 'invalid-input/'])('a run can be stopped while it plans %s', async (only) => {
  expect(await callsOf(only, false)).toBeGreaterThan(50);
  expect(await callsOf(only, true)).toBeLessThan(5);
});
