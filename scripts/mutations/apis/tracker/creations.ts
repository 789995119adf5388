import { headerOf } from '../../../../contracts/http/message.ts';
import { jsonOf, withHeaders, withJson } from '../../http-message-helpers.ts';
import { changeRequestJson, changeResponse } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { changeSuccess, isLabelCreate, isTaskCreate, isTaskRead } from './call-matchers.ts';

/** What a creation stores and answers. */
export const creations: readonly HandwrittenMutant[] = [
  {
    killedBy: 'duplicate',
    id: 'a label can be created twice',
    mutate: changeResponse(isLabelCreate, (response, request) =>
      response.status === 409 ? withJson(response, jsonOf(request), 201) : response,
    ),
  },
  {
    killedBy: 'life-cycle',
    id: 'the key of a label is stored in upper case',
    mutate: changeRequestJson(isLabelCreate, ({ key, ...label }) => ({
      ...label,
      key: typeof key === 'string' ? key.toUpperCase() : key,
    })),
  },
  {
    killedBy: 'defaults-applied',
    id: 'a task is done by default',
    mutate: changeRequestJson(isTaskCreate, (task) => ({ done: true, ...task })),
  },
  {
    killedBy: 'values-round-trip',
    id: 'zero and false are not stored',
    mutate: changeRequestJson(isTaskCreate, (task) =>
      Object.fromEntries(Object.entries(task).filter(([, value]) => value !== 0 && value !== false)),
    ),
  },
  {
    killedBy: 'timestamps-are-correct',
    id: 'a time is in seconds',
    mutate: changeSuccess(isTaskRead, ({ created, ...task }) => ({
      ...task,
      created: Math.floor(created / 1000),
    })),
  },
  {
    killedBy: 'location-resolves',
    id: 'the Location of a task has no project',
    mutate: changeResponse(isTaskCreate, (response) => {
      const location = headerOf(response.headers, 'location') ?? '';
      return withHeaders(response, { Location: location.replace(/\/projects\/\d+/, '') });
    }),
  },
];
