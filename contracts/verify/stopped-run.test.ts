import { expect, test } from '@jest/globals';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';
import { loadDocument } from '../openapi/load-document.ts';
import { documentContract } from './document-contract.ts';
import type { RunEvent } from './engine/events.ts';
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

test('a run that may be too short calls every operation before it tries one with many calls', async () => {
  const { '/forms': form } = document.paths;
  const paths = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`/${name}`, form]));
  const { spec } = await loadDocument({ ...document, paths });
  const mock = createMock(documentApi(spec, { auth: 'off' }), { seed: 1 });
  const calledBefore = async (isShort: boolean) => {
    const stop = new AbortController();
    const called = new Set<string>();
    await verifyContract(documentContract(spec), mockTarget(mock), {
      run: 'short',
      isShort,
      signal: stop.signal,
      emit: (event) => {
        if (event.type === 'called') called.add(event.record.operationId);
        if (event.type === 'case-started' && event.caseId.startsWith('undeclared-method/')) stop.abort();
      },
    });
    return called.size;
  };
  expect(await calledBefore(true)).toBe(5);
  expect(await calledBefore(false)).toBeLessThan(5);
});

test('a run that may be too short tries many calls last', async () => {
  const { spec } = await loadDocument(document);
  const mock = createMock(documentApi(spec, { auth: 'off' }), { seed: 1 });
  const started: string[] = [];
  const emit = (event: RunEvent) => {
    if (event.type === 'case-started') started.push(event.caseId.split('/', 1)[0] ?? '');
  };
  await verifyContract(documentContract(spec), mockTarget(mock), {
    run: 'short',
    isShort: true,
    cases: 1,
    emit,
  });
  expect(started).toEqual(['valid', 'undeclared-method', 'valid-input', 'invalid-input', 'random-input']);
});
