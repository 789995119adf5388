import { type HttpRequest, noBody } from '../../../../contracts/http/message.ts';
import { jsonOf } from '../../http-message-helpers.ts';
import { changeRequest, type RequestMatcher } from '../../match-and-change-calls.ts';
import type { Handle, HandwrittenMutant, Mutate } from '../../mutant.ts';
import { isDelete, isInspect, isUpdate } from './call-matchers.ts';

interface Secret {
  ID: string;
}

const operations: readonly [name: string, matches: RequestMatcher][] = [
  ['an inspection', isInspect],
  ['an update', isUpdate],
  ['a deletion', isDelete],
];

const isPrefix = (reference: string) => /^[a-z0-9]{5,24}$/.test(reference);
const isName = (reference: string) => /[^a-z0-9]/.test(reference);

/** How a secret is addressed: by its ID, its name in any case, or a prefix of its ID. */
export const lookups: readonly HandwrittenMutant[] = operations.flatMap(([name, matches]) => {
  const mutant = (id: string, concerned: (reference: string) => boolean, change: ChangeReference) => ({
    killedBy: 'docker/prefix-look-up',
    id: `${name} ${id}`,
    mutate: changeReference(matches, concerned, change),
  });
  return [
    mutant('by name finds nothing', isName, nowhere),
    mutant('by name hits another secret', isName, another),
    mutant('by ID prefix finds nothing', isPrefix, nowhere),
    mutant('by ID prefix hits another secret', isPrefix, another),
    mutant('compares names case-sensitively', isUpperCase, nowhere),
  ];
});

type ChangeReference = (reference: string, request: HttpRequest, handle: Handle) => string | Promise<string>;

/** Looks up something else than some requests ask for. */
function changeReference(
  matches: RequestMatcher,
  concerned: (reference: string) => boolean,
  change: ChangeReference,
): Mutate {
  return changeRequest(matches, async (request, handle) => {
    const [, start = '', reference = '', end = ''] =
      /^(.*\/secrets\/)([^/]+)(\/update)?$/.exec(request.path) ?? [];
    if (!concerned(decodeURIComponent(reference))) return request;
    return { ...request, path: `${start}${await change(reference, request, handle)}${end}` };
  });
}

function isUpperCase(reference: string): boolean {
  return isName(reference) && reference === reference.toUpperCase();
}

function nowhere(reference: string): string {
  return `${reference}-`;
}

/** The ID of a secret that is not meant; the same reference where it finds nothing, or nothing else is there. */
async function another(reference: string, request: HttpRequest, handle: Handle): Promise<string> {
  const [base = ''] = /^.*\/secrets(?=\/)/.exec(request.path) ?? [];
  const read = (path: string) => handle({ ...request, method: 'GET', path, query: '', body: noBody });
  const { ID }: Secret = jsonOf(await read(`${base}/${reference}`));
  const all: Secret[] = jsonOf(await read(base));
  return (ID && all.find((secret) => secret.ID !== ID)?.ID) || reference;
}
