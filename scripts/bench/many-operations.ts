import { noBody } from '../../contracts/http/message.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import { createSpec } from '../../contracts/openapi/spec.ts';
import type { Api } from '../../mock/core/api.ts';
import type { AnyHandler, Reply } from '../../mock/core/operation-types.ts';
import { createMock, type Mock } from '../../mock/mock.ts';

/** Microseconds that one call takes with few operations and with many, round by round. */
export async function measureOperations(
  few: number,
  many: number,
  { rounds, calls }: { rounds: number; calls: number },
): Promise<{ few: number[]; many: number[] }> {
  const mocks = { few: mockOf(few), many: mockOf(many) };
  const times: { few: number[]; many: number[] } = { few: [], many: [] };
  // One more, and first, to warm up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const key of ['few', 'many'] as const) {
      const time = await timeOf(mocks[key], calls);
      if (round > 0) times[key].push(time);
    }
  }
  return times;
}

/** Ten operations are called, the first to the last of the document: validators are compiled for as many. */
async function timeOf({ mock, operations }: { mock: Mock; operations: number }, calls: number) {
  const requests = Array.from({ length: 10 }, (_, index) => ({
    method: 'GET',
    path: `/items-${Math.floor((index * (operations - 1)) / 9)}/abc`,
    query: '',
    headers: {},
    body: noBody,
  }));
  const before = performance.now();
  for (let call = 0; call < calls; call += requests.length) {
    for (const request of requests) {
      const { status, body } = await mock.handle(request);
      if (status !== 200) throw new Error(`${request.path}: ${status} ${body}`);
    }
  }
  return ((performance.now() - before) * 1000) / calls;
}

function mockOf(operations: number): { mock: Mock; operations: number } {
  const document = documentOf(operations);
  const spec = createSpec(`bench-${operations}`, document);
  const handler = ({
    path,
    reply,
  }: {
    path: { id: string };
    reply: (status: number, body: unknown) => Reply;
  }) => reply(200, { id: path.id });
  const api: Api<undefined> = {
    spec,
    createState: () => undefined,
    enter: ({ path }) => ({ segments: path.slice(1).split('/') }),
    handlers: Object.fromEntries([...spec.operations.keys()].map((id) => [id, handler as AnyHandler])),
    notFound: () => ({ status: 404 }),
    headers: {},
    jsonEnd: '',
    providerStates: {},
    seed: { lists: {}, own: {}, plant: async () => undefined },
  };
  return { mock: createMock(api), operations };
}

function documentOf(operations: number): Document {
  const paths = Array.from({ length: operations }, (_, index) => {
    const schema = { type: 'object', required: ['id'], properties: { id: { type: 'string', minLength: 1 } } };
    const responses = { 200: { description: '', content: { 'application/json': { schema } } } };
    const parameters = [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'string' } }];
    return [`/items-${index}/{id}`, { get: { operationId: `get-${index}`, parameters, responses } }] as const;
  });
  return { openapi: '3.1.0', paths: Object.fromEntries(paths) };
}
