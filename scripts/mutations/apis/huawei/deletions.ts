import { jsonOf, withJson } from '../../http-message-helpers.ts';
import { changeJson, changeResponse, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { repeatAtLongerPath, repeatLastSuccess } from '../../stateful-changes.ts';
import {
  changePart,
  isDelete,
  isList,
  isRead,
  isSchedule,
  rejectedWith,
  setMembers,
} from './call-matchers.ts';

const day = 86_400_000;

/** What a deletion removes, and what a scheduled one does until then. */
export const deletions: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/life-cycle',
    id: 'a deleted secret can still be read',
    mutate: repeatLastSuccess(isRead),
  },
  {
    killedBy: 'huawei/near-names',
    id: 'a deletion also deletes a secret with a longer name',
    mutate: repeatAtLongerPath(isDelete, 'x'),
  },
  {
    killedBy: 'huawei/scheduled-deletion',
    id: 'the recovery window is in hours',
    mutate: changePart(succeeded(isSchedule), 'secret', ({ update_time }, request) => ({
      scheduled_delete_time: update_time + jsonOf(request).recovery_window_in_days * 3_600_000,
    })),
  },
  {
    id: 'the recovery window is always 7 days',
    mutate: setMembers(isSchedule, ({ recovery_window_in_days: days }) =>
      Number.isInteger(days) && days >= 7 && days <= 30 ? { recovery_window_in_days: 7 } : {},
    ),
  },
  {
    id: 'a scheduled deletion is answered with another time than it is stored with',
    mutate: changePart(succeeded(isRead), 'secret', ({ scheduled_delete_time: time }) => ({
      scheduled_delete_time: time ? time + day : time,
    })),
  },
  {
    id: 'a secret keeps its first recovery window',
    mutate: keepFirstWindow(),
  },
  {
    killedBy: 'huawei/scheduled-deletion',
    id: 'the value of a scheduled secret can be read',
    mutate: changeResponse(
      (request, response) => request.method === 'GET' && rejectedWith('CSMS.0103')(request, response),
      (response, { path }) => withJson(response, sampleValue(path), 200),
    ),
  },
  {
    killedBy: 'huawei/scheduled-deletion',
    id: 'a scheduled secret is not listed',
    mutate: changeJson(isList, ({ secrets, ...page }) => ({
      ...page,
      secrets: secrets?.filter(({ state }: { state: string }) => state === 'ENABLED'),
    })),
  },
];

/** Schedules a deletion again, after it was cancelled, with the window that it had first. */
function keepFirstWindow(): Mutate {
  return (handle) => {
    const windows = new Map<string, number>();
    return changePart(succeeded(isSchedule), 'secret', ({ name, update_time, scheduled_delete_time }) => {
      const window = windows.get(name) ?? scheduled_delete_time - update_time;
      windows.set(name, window);
      return { scheduled_delete_time: update_time + window };
    })(handle);
  };
}

function sampleValue(path: string): object {
  const version_metadata = {
    id: 'v1',
    create_time: 0,
    kms_key_id: '',
    secret_name: path.split('/')[4],
    version_stages: ['SYSCURRENT'],
  };
  return { version: { version_metadata, secret_string: 'the value' } };
}
