import { answeredWith, anyRequest, changeResponse } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { changePath, isDelete, rejected } from './call-matchers.ts';

/** How a secret is addressed: by project, region and name. */
export const lookups: readonly HandwrittenMutant[] = [
  {
    killedBy: 'gcore/invalid-names-not-found',
    id: 'names are compared case-insensitively',
    mutate: changePath(anyRequest, (path) => path.toLowerCase()),
  },
  {
    killedBy: 'gcore/invalid-names-not-found',
    id: 'an invalid name in the path is answered with 400',
    mutate: changeResponse(
      ({ path }, { status }) => status === 404 && /%|[A-Z]/.test(path),
      rejected(400, 'ValidationError', 'secret_name'),
    ),
  },
  {
    killedBy: 'gcore/one-project-and-region',
    id: 'a secret is in every region',
    mutate: changePath(anyRequest, (path) => path.replace(/(\/secrets\/[^/]+)\/2147483647/, '$1/1')),
  },
  {
    killedBy: 'gcore/one-project-and-region',
    id: 'a secret can be deleted from any project',
    mutate: changePath(isDelete, (path) => path.replace('/secrets/2147483647/', '/secrets/1/')),
  },
  {
    killedBy: 'gcore/integer-project-and-region',
    id: 'a project id that is not an integer is answered with 404',
    mutate: changeResponse(
      (request, response) => answeredWith(400)(request, response) && request.path.includes('/abc/'),
      rejected(404, 'NotFoundError'),
    ),
  },
  {
    killedBy: 'gcore/integer-project-and-region',
    id: 'a project id is cut at its decimal point',
    mutate: changePath(anyRequest, (path) => path.replace('/1.5', '/1')),
  },
];
