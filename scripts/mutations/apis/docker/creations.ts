import { answeredWith, changeRequest, changeResponse } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { created, isCreate, withLabels } from './call-matchers.ts';

/** What a creation stores or rejects. */
export const creations: readonly HandwrittenMutant[] = [
  {
    killedBy: 'stateful',
    id: 'a label with an empty value is lost',
    mutate: changeRequest(isCreate, (request) =>
      withLabels(request, (labels) => labels.filter(([, value]) => value !== '')),
    ),
  },
  {
    killedBy: 'docker/duplicate-names',
    id: 'a name can be taken twice',
    mutate: changeResponse(answeredWith(409), created),
  },
  {
    killedBy: 'docker/data-and-name-limits',
    id: 'data may be larger than the limit',
    mutate: changeResponse(
      (request, response) => answeredWith(400, isCreate)(request, response) && request.body.length > 600_000,
      created,
    ),
  },
  {
    killedBy: 'docker/driver-and-templating',
    id: 'a missing driver is accepted',
    mutate: changeResponse((_, response) => response.body.includes('plugin'), created),
  },
];
