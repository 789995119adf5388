import { changing, type Lie, rewriting } from '../../../suite/lying.ts';
import { isCreate, isDelete, isList, isPatch, jsonBody, refusal, succeeded, withStatus } from './tools.ts';

/** Lies about what is near: names that begin alike, calls at the same time, other ways to write the same. */
export const neighbourLies: readonly Lie[] = [
  { caughtBy: 'sap/at-once', says: 'a name is free until its first create is answered', tell: racing() },
  {
    caughtBy: 'sap/near-names',
    says: 'what begins with a deleted name is deleted too',
    tell: (truth) => async (request) => {
      const response = await truth(request);
      if (succeeded(isDelete)(request, response)) await truth({ ...request, path: `${request.path}c` });
      return response;
    },
  },
  {
    caughtBy: 'sap/dollar-signs',
    says: 'a parameter is only known by its escaped name',
    tell: rewriting(
      (request) => isList(request) && request.query.includes('$'),
      (request) => ({ ...request, query: '' }),
    ),
  },
  {
    caughtBy: 'sap/large-credential',
    says: 'a credential has 4 KB at most',
    tell: changing(
      (request) => (isCreate(request) || isPatch(request)) && request.body.length > 4096,
      (response) => refusal(response, 400),
    ),
  },
  {
    caughtBy: 'sap/other-paths',
    says: 'there is something at every path',
    tell: changing(
      ({ path }) => path.endsWith('/where'),
      (response) => withStatus(response, 200, {}),
    ),
  },
];

function racing(): Lie['tell'] {
  const names: unknown[] = [];
  return (truth) => async (request) => {
    if (!isCreate(request)) return truth(request);
    const name = jsonBody(request)?.name;
    const isAlone = !names.includes(name);
    names.push(name);
    await new Promise(setImmediate);
    const response = await truth(request);
    names.splice(names.indexOf(name), 1);
    if (isAlone || response.status !== 409) return response;
    return withStatus(response, 202, { message: 'secret has been created' });
  };
}
