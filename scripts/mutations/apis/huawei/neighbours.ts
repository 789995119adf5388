import type { HttpRequest, HttpResponse } from '../../../../contracts/http/message.ts';
import { bodiless, changing, type HandwrittenMutant, jsonOf, withJson } from '../../handwritten.ts';
import { isAddVersion, isCreate, isDelete, on, rewritingJson, signed } from './tools.ts';

/** Lies about what is near: names that begin alike, calls at the same time, texts that are almost the same. */
export const neighbourLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/at-once',
    description: 'a name is free until its first create is answered',
    mutate: racing(),
  },
  {
    killedBy: 'huawei/created-again',
    description: 'who takes the name of a deleted secret gets its description',
    mutate: rewritingJson(isCreate, ({ name, description }) => ({
      description: description ?? (name?.endsWith?.('-again') ? 'of the first' : ''),
    })),
  },
  {
    killedBy: 'huawei/near-names',
    description: 'what begins with a deleted name is deleted too',
    mutate: also(isDelete, 'x'),
  },
  {
    killedBy: 'huawei/near-stages',
    description: 'what begins with a deleted stage is deleted too',
    mutate: also(on('DELETE', /\/stages\/prod$/), 's'),
  },
  {
    killedBy: 'huawei/tag-keys',
    description: 'what begins with a deleted key is deleted too',
    mutate: also(on('DELETE', /\/tags\/two$/), 'fold'),
  },
  {
    killedBy: 'huawei/tag-limit',
    description: 'too many tags are passed over',
    mutate: changing(
      (request, { status }) => on('POST', /\/tags\/action$/)(request) && status === 400,
      (response) => bodiless(204, response),
    ),
  },
  {
    killedBy: 'huawei/verbatim',
    description: 'a value has no blanks at its ends',
    mutate: rewritingJson(isAddVersion, ({ secret_string }) =>
      typeof secret_string === 'string' ? { secret_string: secret_string.trim() } : {},
    ),
  },
  {
    killedBy: 'huawei/other-paths',
    description: 'there is something at every path',
    mutate: changing(
      ({ path }) => path.endsWith('/where'),
      (response) => withJson({ ...response, status: 200 }, {}),
    ),
  },
];

/** Where a deletion succeeds, it is done to what has more letters, too. */
function also(concerned: (request: HttpRequest) => boolean, letters: string): HandwrittenMutant['mutate'] {
  return (truth) => async (request) => {
    const response = await truth(request);
    if (concerned(request) && response.status < 300)
      await truth(signed({ ...request, path: `${request.path}${letters}` }));
    return response;
  };
}

function racing(): HandwrittenMutant['mutate'] {
  const names: unknown[] = [];
  const created = new Map<unknown, HttpResponse>();
  return (truth) => async (request) => {
    if (!isCreate(request)) return truth(request);
    const { name } = jsonOf(request);
    const isAlone = !names.includes(name);
    names.push(name);
    await new Promise(setImmediate);
    const response = await truth(request);
    names.splice(names.indexOf(name), 1);
    if (response.status === 200) created.set(name, response);
    return isAlone ? response : (created.get(name) ?? response);
  };
}
