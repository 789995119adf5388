import type { HttpRequest, HttpResponse } from '../../../spec/message.ts';
import { bodiless, changing, jsonOf, type Lie, withJson } from '../../../suite/lying.ts';
import { isAddVersion, isCreate, isDelete, on, rewritingJson, signed } from './tools.ts';

/** Lies about what is near: names that begin alike, calls at the same time, texts that are almost the same. */
export const neighbourLies: readonly Lie[] = [
  { caughtBy: 'huawei/at-once', says: 'a name is free until its first create is answered', tell: racing() },
  {
    caughtBy: 'huawei/created-again',
    says: 'who takes the name of a deleted secret gets its description',
    tell: rewritingJson(isCreate, ({ name, description }) => ({
      description: description ?? (name?.endsWith?.('-again') ? 'of the first' : ''),
    })),
  },
  {
    caughtBy: 'huawei/near-names',
    says: 'what begins with a deleted name is deleted too',
    tell: also(isDelete, 'x'),
  },
  {
    caughtBy: 'huawei/near-stages',
    says: 'what begins with a deleted stage is deleted too',
    tell: also(on('DELETE', /\/stages\/prod$/), 's'),
  },
  {
    caughtBy: 'huawei/tag-keys',
    says: 'what begins with a deleted key is deleted too',
    tell: also(on('DELETE', /\/tags\/two$/), 'fold'),
  },
  {
    caughtBy: 'huawei/tag-limit',
    says: 'too many tags are passed over',
    tell: changing(
      (request, { status }) => on('POST', /\/tags\/action$/)(request) && status === 400,
      (response) => bodiless(204, response),
    ),
  },
  {
    caughtBy: 'huawei/verbatim',
    says: 'a value has no blanks at its ends',
    tell: rewritingJson(isAddVersion, ({ secret_string }) =>
      typeof secret_string === 'string' ? { secret_string: secret_string.trim() } : {},
    ),
  },
  {
    caughtBy: 'huawei/other-paths',
    says: 'there is something at every path',
    tell: changing(
      ({ path }) => path.endsWith('/where'),
      (response) => withJson({ ...response, status: 200 }, {}),
    ),
  },
];

/** Where a deletion succeeds, it is done to what has more letters, too. */
function also(concerned: (request: HttpRequest) => boolean, letters: string): Lie['tell'] {
  return (truth) => async (request) => {
    const response = await truth(request);
    if (concerned(request) && response.status < 300)
      await truth(signed({ ...request, path: `${request.path}${letters}` }));
    return response;
  };
}

function racing(): Lie['tell'] {
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
