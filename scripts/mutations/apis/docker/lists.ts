import type { Json } from '../../http-message-helpers.ts';
import { changeJson, changeQuery, ignoreParameter, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { isList } from './call-matchers.ts';

/** What is listed. */
export const lists: readonly HandwrittenMutant[] = [
  {
    killedBy: 'responses-agree',
    id: 'a list shows an older version than an inspection',
    mutate: changeJson(succeeded(isList), (secrets: Json[]) =>
      secrets.map((secret) => ({ ...secret, Version: { Index: secret.Version.Index - 1 } })),
    ),
  },
  {
    killedBy: 'docker/filters',
    id: 'the label filter is ignored',
    mutate: changeQuery(isList, (query) => {
      const filters = query.get('filters');
      if (!filters?.startsWith('{')) return;
      const { label: _, ...others } = JSON.parse(filters);
      query.set('filters', JSON.stringify(others));
    }),
  },
  {
    killedBy: 'docker/filters',
    id: 'every filter is ignored',
    mutate: ignoreParameter(isList, 'filters'),
  },
];
