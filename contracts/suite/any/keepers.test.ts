import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createMock } from '../../../mock/mock.ts';
import { documentApi } from '../../../mock/resources/index.ts';
import { openSpec } from '../../spec/open.ts';
import { mockTarget } from '../../targets/mock.ts';
import type { Failure } from '../events.ts';
import { changing, jsonOf, type Lie, withJson } from '../lying.ts';
import { plan } from '../plan.ts';
import { failuresOf } from '../run.ts';
import { documentContract } from './document-contract.ts';

// Nothing is known of this API but its document.
const library = await openSpec(join(import.meta.dirname, '../../../scripts/mutations/library.yaml'));
const contract = documentContract(library);

function failures(tell: Lie['tell']): Promise<Failure[]> {
  const { handle } = createMock(documentApi(library.spec, { auth: 'off' }));
  return failuresOf(contract, mockTarget({ handle: tell(handle) }), { run: 'lie', only: ['sequences'] });
}

const isBook = ({ path }: { path: string }) => /\/books\/[^/]+$/.test(path);

/** Deletes, with the book that is meant, the first that was read. */
const deletingTwo: Lie['tell'] = (truth) => {
  const paths = new Set<string>();
  return async (request) => {
    const response = await truth(request);
    if (request.method === 'GET' && isBook(request) && response.status === 200) paths.add(request.path);
    if (request.method === 'DELETE' && response.status < 300) {
      paths.delete(request.path);
      for (const path of paths) {
        paths.delete(path);
        if ((await truth({ ...request, path })).status < 300) break;
      }
    }
    return response;
  };
};

/** Answers a book as it was first read. */
const remembering: Lie['tell'] = (truth) => {
  const first = new Map<string, unknown>();
  return changing(
    (request, { status }) => request.method === 'GET' && isBook(request) && status === 200,
    (response, { path }) => {
      const known = first.get(path) ?? jsonOf(response);
      first.set(path, known);
      return withJson(response, known);
    },
  )(truth);
};

test('what a document keeps is handled in random sequences', () => {
  const ids = plan(contract).map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('sequences/'))).toEqual(['sequences/books']);
});

test('a mock of the document keeps it', async () => {
  expect(await failures((truth) => truth)).toEqual([]);
}, 30_000);

test.each([
  ['a deletion takes another book along', deletingTwo, 3],
  ['an update is answered, and never seen', remembering, 2],
])(
  '%s, and the fewest calls that show it are told',
  async (_, tell, writes) => {
    const [failure, ...others] = await failures(tell);
    expect(others).toEqual([]);
    const { check, caseId, sequence = [] } = failure ?? ({} as Failure);
    expect({ check, caseId }).toEqual({ check: 'sequences', caseId: 'sequences/books' });
    const made = sequence.filter((line) => /^# .* → 2/.test(line) && !/get|read/i.test(line));
    expect({ sequence, made: made.length }).toEqual({ sequence, made: writes });
  },
  60_000,
);
