import { changing, type HandwrittenMutant, rewriting } from '../../handwritten.ts';
import { isCreate, isDelete, isList, isPatch, jsonBody, refusal, succeeded, withStatus } from './tools.ts';

/** Lies about what is near: names that begin alike, calls at the same time, other ways to write the same. */
export const neighbourLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'sap/at-once',
    description: 'a name is free until its first create is answered',
    mutate: racing(),
  },
  {
    killedBy: 'sap/near-names',
    description: 'what begins with a deleted name is deleted too',
    mutate: (truth) => async (request) => {
      const response = await truth(request);
      if (succeeded(isDelete)(request, response)) await truth({ ...request, path: `${request.path}c` });
      return response;
    },
  },
  {
    killedBy: 'sap/dollar-signs',
    description: 'a parameter is only known by its escaped name',
    mutate: rewriting(
      (request) => isList(request) && request.query.includes('$'),
      (request) => ({ ...request, query: '' }),
    ),
  },
  {
    killedBy: 'sap/large-credential',
    description: 'a credential has 4 KB at most',
    mutate: changing(
      (request) => (isCreate(request) || isPatch(request)) && request.body.length > 4096,
      (response) => refusal(response, 400),
    ),
  },
  {
    killedBy: 'sap/other-paths',
    description: 'there is something at every path',
    mutate: changing(
      ({ path }) => path.endsWith('/where'),
      (response) => withStatus(response, 200, {}),
    ),
  },
];

function racing(): HandwrittenMutant['mutate'] {
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
