import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createMock } from '../../../../mock/mock.ts';
import { documentApi } from '../../../../mock/resources/index.ts';
import type { HttpRequest, HttpResponse } from '../../../spec/message.ts';
import { openSpec } from '../../../spec/open.ts';
import { mockTarget } from '../../../targets/mock.ts';
import { changing, type Handle, type Json, jsonOf, rewriting, withHeaders, withJson } from '../../lying.ts';
import { failuresOf } from '../../run.ts';
import { documentContract } from '../document-contract.ts';

// Nothing is known of this API but its document.
const library = await openSpec(join(import.meta.dirname, '../../../../scripts/mutations/library.yaml'));
const contract = documentContract(library);

/** What breaks on a server that is not known to be ours: an assumption is none of it. */
async function broken(tell: (truth: Handle) => Handle, law: string): Promise<string[]> {
  const { handle } = createMock(documentApi(library.spec, { auth: 'off' }));
  const target = { ...mockTarget({ handle: tell(handle) }), isOurs: false };
  const failures = await failuresOf(contract, target, { run: 'lie', only: [law] });
  return [...new Set(failures.map(({ check }) => check))];
}

const isBook = ({ path }: HttpRequest) => /\/books\/[^/]+$/.test(path);
const to = (method: string) => (request: HttpRequest, response: HttpResponse) =>
  request.method === method && response.status < 300;
const reading = (request: HttpRequest, response: HttpResponse) =>
  to('GET')(request, response) && isBook(request);

function showing(
  concerned: (request: HttpRequest, response: HttpResponse) => boolean,
  change: (json: Json) => Json,
): (truth: Handle) => Handle {
  return changing(concerned, (response) =>
    withJson(response, { ...jsonOf(response), ...change(jsonOf(response)) }),
  );
}

function sending(method: string, change: (body: Json) => Json): (truth: Handle) => Handle {
  return rewriting(
    (request) => request.method === method,
    (request) => ({ ...request, body: Buffer.from(JSON.stringify(change(jsonOf(request)))) }),
  );
}

/** Does the same to the first book that was read. */
function doingTwice(method: string): (truth: Handle) => Handle {
  return (truth) => {
    const read: string[] = [];
    return async (request) => {
      const response = await truth(request);
      if (reading(request, response)) read.push(request.path);
      const other = read.find((path) => path !== request.path);
      if (request.method === method && response.status < 300 && other)
        await truth({ ...request, path: other });
      return response;
    };
  };
}

/** Gives the last success of a method for what is missing. */
function findingAll(method: string): (truth: Handle) => Handle {
  return (truth) => {
    let last: HttpResponse | undefined;
    return async (request) => {
      const response = await truth(request);
      if (to(method)(request, response)) last = response;
      return request.method === method && response.status === 404 && last ? last : response;
    };
  };
}

/** After a change a book has no ISBN, unless that is what was changed. */
const forgetting = (truth: Handle): Handle => {
  const changed = new Map<string, boolean>();
  return async (request) => {
    const response = await truth(request);
    if (to('PATCH')(request, response)) changed.set(request.path, 'isbn' in jsonOf(request));
    if (!reading(request, response) || changed.get(request.path) !== false) return response;
    const { isbn: _, ...rest } = jsonOf(response);
    return withJson(response, rest);
  };
};

const dear = ({ keywords = [] }: Json) => ({ keywords: [...keywords, 'dear'] });
const shifted = (time: string) => new Date(Date.parse(time) - 86_400_000).toISOString();

test.each<[string, string, (truth: Handle) => Handle]>([
  ['answers-agree', 'a creation answers with a keyword more', showing(to('POST'), dear)],
  [
    'answers-agree',
    'a replacement answers with another time',
    showing(to('PUT'), ({ updatedAt }) => ({ updatedAt: shifted(updatedAt) })),
  ],
  [
    'answers-agree',
    'a change answers with another id',
    showing(to('PATCH'), () => ({ id: 'f0000000-0000-4000-8000-000000000000' })),
  ],
  [
    'answers-agree',
    'a list shows other titles',
    changing(
      (request, response) => to('GET')(request, response) && !isBook(request),
      (response) => {
        const { items, total } = jsonOf(response);
        return withJson(response, { total, items: items.map((item: Json) => ({ ...item, title: 'A' })) });
      },
    ),
  ],
  ['writes-persist', 'a creation loses what is optional', sending('POST', ({ isbn: _, ...rest }) => rest)],
  ['writes-persist', 'a replacement keeps no keywords', sending('PUT', ({ keywords: _, ...rest }) => rest)],
  [
    'writes-persist',
    'a change keeps another title',
    sending('PATCH', ({ title, ...rest }) => ({ ...rest, ...(title && { title: `${title}!` }) })),
  ],
  ['writes-persist', 'a change loses what it does not name', forgetting],
  [
    'times-move',
    'creation moves with a change',
    showing(reading, ({ updatedAt }) => ({ createdAt: updatedAt })),
  ],
  [
    'times-move',
    'a change is long before the creation',
    showing(reading, ({ createdAt }) => ({ updatedAt: shifted(createdAt) })),
  ],
  ['others-untouched', 'a change is one of another book, too', doingTwice('PATCH')],
  ['others-untouched', 'a replacement is one of another book, too', doingTwice('PUT')],
  ['unknown-id-refused', 'a deleted book is changed', findingAll('PATCH')],
  ['unknown-id-refused', 'a deleted book is replaced', findingAll('PUT')],
  ['unknown-id-refused', 'a deleted book is deleted again', findingAll('DELETE')],
  [
    'pages-join',
    'it tells of a book more than there are',
    changing(
      (request, response) => to('GET')(request, response) && !isBook(request),
      (response) => withJson(response, { ...jsonOf(response), total: jsonOf(response).total + 1 }),
    ),
  ],
  [
    'secret-never-leaks',
    'a replacement shows what was sent in a header',
    changing(to('PUT'), (response, { body }) =>
      withHeaders(response, { 'X-Debug': body.toString('base64') }),
    ),
  ],
])(
  '%s: %s',
  async (law, _, lie) => {
    const isCheck = law === 'unknown-id-refused' || law === 'secret-never-leaks';
    expect(await broken((truth) => truth, law)).toEqual([]);
    expect(await broken(lie, isCheck ? 'life-cycle' : law)).toContain(law);
  },
  30_000,
);
