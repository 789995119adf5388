import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { documentApi } from '../../../mock/inferred/index.ts';
import { createMock } from '../../../mock/mock.ts';
import { changeRequest, changeResponse } from '../../../scripts/mutations/changes.ts';
import { type Json, jsonOf, withHeaders, withJson } from '../../../scripts/mutations/messages.ts';
import type { Handle } from '../../../scripts/mutations/mutant.ts';
import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import { loadDocument } from '../../openapi/load-document.ts';
import { documentContract } from '../document-contract.ts';
import { mockTarget } from '../targets/mock.ts';
import { failuresOf } from '../verify.ts';

// Nothing is known of this API but its document.
const library = await loadDocument(join(import.meta.dirname, '../../../scripts/mutations/library.yaml'));
const contract = documentContract(library.spec);

/** What breaks on a server that is not known to be ours: an assumption is none of it. */
async function broken(mutate: (truth: Handle) => Handle, property: string): Promise<string[]> {
  const { handle } = createMock(documentApi(library.spec, { auth: 'off' }));
  const target = { ...mockTarget({ handle: mutate(handle) }), isOurs: false };
  const failures = await failuresOf(contract, target, { run: 'mutant', only: [property] });
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
  return changeResponse(concerned, (response) =>
    withJson(response, { ...jsonOf(response), ...change(jsonOf(response)) }),
  );
}

function sending(method: string, change: (body: Json) => Json): (truth: Handle) => Handle {
  return changeRequest(
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
  ['responses-agree', 'a creation answers with a keyword more', showing(to('POST'), dear)],
  [
    'responses-agree',
    'a replacement answers with another time',
    showing(to('PUT'), ({ updatedAt }) => ({ updatedAt: shifted(updatedAt) })),
  ],
  [
    'responses-agree',
    'a change answers with another id',
    showing(to('PATCH'), () => ({ id: 'f0000000-0000-4000-8000-000000000000' })),
  ],
  [
    'responses-agree',
    'a list shows other titles',
    changeResponse(
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
    'timestamps-are-correct',
    'creation moves with a change',
    showing(reading, ({ updatedAt }) => ({ createdAt: updatedAt })),
  ],
  [
    'timestamps-are-correct',
    'a change is long before the creation',
    showing(reading, ({ createdAt }) => ({ updatedAt: shifted(createdAt) })),
  ],
  ['no-cross-item-effects', 'a change is one of another book, too', doingTwice('PATCH')],
  ['no-cross-item-effects', 'a replacement is one of another book, too', doingTwice('PUT')],
  ['unknown-id-refused', 'a deleted book is changed', findingAll('PATCH')],
  ['unknown-id-refused', 'a deleted book is replaced', findingAll('PUT')],
  ['unknown-id-refused', 'a deleted book is deleted again', findingAll('DELETE')],
  [
    'pagination-is-complete',
    'the total is one more than there are',
    changeResponse(
      (request, response) => to('GET')(request, response) && !isBook(request),
      (response) => withJson(response, { ...jsonOf(response), total: jsonOf(response).total + 1 }),
    ),
  ],
  [
    'secret-never-leaks',
    'a replacement shows what was sent in a header',
    changeResponse(to('PUT'), (response, { body }) =>
      withHeaders(response, { 'X-Debug': body.toString('base64') }),
    ),
  ],
])(
  '%s: %s',
  async (property, _, mutant) => {
    const isCheck = property === 'unknown-id-refused' || property === 'secret-never-leaks';
    expect(await broken((truth) => truth, property)).toEqual([]);
    expect(await broken(mutant, isCheck ? 'life-cycle' : property)).toContain(property);
  },
  30_000,
);
