import { checks } from '../checks/index.ts';
import type { HttpRequest, HttpResponse } from '../spec/message.ts';
import { changing, type Lie } from './lying.ts';

/** Lies that need no API of their own: a server of any document can tell them. */
export const genericLies: readonly Lie[] = [
  {
    caughtBy: 'valid-input-accepted',
    says: 'a letter that is not English is invalid',
    tell: changing(succeededWith(isUnusual), (response) => ({ ...response, status: 400 })),
  },
  {
    caughtBy: 'valid-input-accepted',
    says: 'a large body is too large',
    tell: changing(
      succeededWith(({ body }) => body.length > 300),
      (response) => ({ ...response, status: 413 }),
    ),
  },
  {
    caughtBy: 'no-server-error',
    says: 'a letter that is not English makes it fail',
    tell: changing(succeededWith(isUnusual), (response) => ({ ...response, status: 500 })),
  },
  {
    caughtBy: 'no-server-error',
    says: 'it fails where something is missing',
    tell: changing(
      (_, { status }) => status === 404,
      (response) => ({ ...response, status: 500 }),
    ),
  },
];

/** The checks that each API has lies of its own for. */
export const ownChecks: readonly string[] = checks
  .map(({ id }) => id)
  .filter((id) => !genericLies.some(({ caughtBy }) => caughtBy === id));

function succeededWith(
  concerned: (request: HttpRequest) => boolean,
): (request: HttpRequest, response: HttpResponse) => boolean {
  return (request, { status }) => status < 300 && concerned(request);
}

function isUnusual({ query, body }: HttpRequest): boolean {
  return /[ß-ÿ]|%c3/i.test(`${query}${body.toString()}`);
}
