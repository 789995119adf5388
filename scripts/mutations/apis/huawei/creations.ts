import type { HttpResponse } from '../../../../contracts/http/message.ts';
import { jsonOf } from '../../http-message-helpers.ts';
import { changeResponse, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { acceptConcurrent } from '../../stateful-changes.ts';
import {
  changePart,
  isBackup,
  isCancel,
  isCreate,
  isRestore,
  rejectedWith,
  setMembers,
} from './call-matchers.ts';

/** What can be created or restored, and how it looks. */
export const creations: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/life-cycle',
    id: 'a description is lost at the creation',
    mutate: setMembers(isCreate, () => ({ description: undefined })),
  },
  {
    killedBy: 'huawei/every-field',
    id: 'a cancelled deletion loses rotation_config',
    mutate: changePart(succeeded(isCancel), 'secret', () => ({ rotation_config: undefined })),
  },
  {
    killedBy: 'huawei/name-rule',
    id: 'a name can be taken twice',
    mutate: reuseNames(),
  },
  {
    killedBy: 'huawei/name-rule',
    id: 'a name is cut to 64 characters',
    mutate: setMembers(isCreate, ({ name }) => ({
      name: typeof name === 'string' ? name.slice(0, 64) : name,
    })),
  },
  {
    killedBy: 'huawei/concurrent-writes',
    id: 'two concurrent creations get one name',
    mutate: acceptConcurrent(isCreate),
  },
  {
    killedBy: 'huawei/recreated-inherits-nothing',
    id: 'a reused name gets its old description',
    mutate: setMembers(isCreate, ({ name, description }) => ({
      description: description ?? (name?.endsWith?.('-again') ? 'of the first' : ''),
    })),
  },
  {
    killedBy: 'huawei/rotation-rules',
    id: 'a rotation period that is too short is a day',
    mutate: setMembers(isCreate, ({ rotation_period: period }) =>
      period === undefined ? {} : { rotation_period: '1d' },
    ),
  },
  {
    killedBy: 'huawei/backup-and-restore',
    id: 'an altered backup is restored',
    mutate: restoreLastBackup(),
  },
  {
    killedBy: 'huawei/backup-and-restore',
    id: 'a restored secret has a new create_time',
    mutate: changePart(succeeded(isRestore), 'secret', ({ create_time }) => ({
      create_time: create_time + 1000,
    })),
  },
];

/** Answers a second creation of a name like the first one. */
function reuseNames(): Mutate {
  return (handle) => {
    const created = new Map<string, HttpResponse>();
    return changeResponse(isCreate, (response, request) => {
      const { name } = jsonOf(request);
      if (response.status === 200) created.set(name, response);
      return created.get(name) ?? response;
    })(handle);
  };
}

/** Restores the last backup in place of one that is rejected. */
function restoreLastBackup(): Mutate {
  return (handle) => {
    let last: Buffer | undefined;
    return async (request) => {
      const response = await handle(request);
      if (succeeded(isBackup)(request, response)) last = Buffer.from(response.body);
      const isRejected = isRestore(request) && rejectedWith('CSMS.0002')(request, response);
      return isRejected && last ? handle({ ...request, body: last }) : response;
    };
  };
}
