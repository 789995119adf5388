import type { HttpResponse } from '../../../spec/message.ts';
import { changing, jsonOf, type Lie, rewriting, withJson } from '../../../suite/lying.ts';
import {
  isCreate,
  isList,
  isRefusal,
  isShow,
  isUpdate,
  on,
  rewritingJson,
  signed,
  withPart,
} from './tools.ts';

const isCancel = on('POST', /\/scheduled-deleted-tasks\/cancel$/);
const isSchedule = on('POST', /\/scheduled-deleted-tasks\/create$/);

/** What the journeys through secrets, and lists of them, must catch. */
export const secretLies: readonly Lie[] = [
  {
    caughtBy: 'huawei/life-cycle',
    says: 'a deleted secret can still be shown',
    tell: remembering(),
  },
  {
    caughtBy: 'huawei/life-cycle',
    says: 'a description gets lost at the creation',
    tell: rewritingJson(isCreate, () => ({ description: undefined })),
  },
  {
    caughtBy: 'huawei/every-field',
    says: 'how it is rotated gets lost when a deletion is cancelled',
    tell: changing(
      (request, { status }) => isCancel(request) && status === 200,
      (response) => withPart(response, 'secret', { rotation_config: undefined }),
    ),
  },
  {
    caughtBy: 'huawei/others-untouched',
    says: 'an update describes the last secret that was shown, too',
    tell: updatingTheLastShown(),
  },
  {
    caughtBy: 'huawei/names',
    says: 'a taken name is given again',
    tell: takingNamesAgain(),
  },
  {
    caughtBy: 'huawei/names',
    says: 'a name that is too long is cut',
    tell: rewritingJson(isCreate, ({ name }) => ({
      name: typeof name === 'string' ? name.slice(0, 64) : name,
    })),
  },
  {
    caughtBy: 'huawei/value-limits',
    says: 'of two values the bytes are ignored',
    tell: rewritingJson(isCreate, ({ secret_string }) =>
      secret_string === undefined ? {} : { secret_binary: undefined },
    ),
  },
  {
    caughtBy: 'huawei/value-limits',
    says: 'a value that is too long is cut',
    tell: rewritingJson(isCreate, ({ secret_string: text }) => ({
      secret_string: text?.slice?.(0, 16_384) ?? text,
    })),
  },
  {
    caughtBy: 'huawei/metadata-updates',
    says: 'an update clears what it does not have',
    tell: rewritingJson(isUpdate, (body) => ({ description: '', ...body })),
  },
  {
    caughtBy: 'huawei/metadata-updates',
    says: 'the time of an update is that of the creation',
    tell: changing(
      (request, { status }) => (isUpdate(request) || isShow(request)) && status === 200,
      (response) => withPart(response, 'secret', { update_time: jsonOf(response).secret.create_time }),
    ),
  },
  {
    caughtBy: 'huawei/metadata-updates',
    says: 'an update is answered, and forgotten',
    tell: rewritingJson(isUpdate, () => ({ description: undefined })),
  },
  {
    caughtBy: 'huawei/scheduled-deletion',
    says: 'the days of the recovery window are hours',
    tell: changing(
      (request, { status }) => isSchedule(request) && status === 200,
      (response, request) => {
        const hours = jsonOf(request).recovery_window_in_days;
        const scheduled_delete_time = jsonOf(response).secret.update_time + hours * 3_600_000;
        return withPart(response, 'secret', { scheduled_delete_time });
      },
    ),
  },
  {
    caughtBy: 'huawei/scheduled-deletion',
    says: 'the value can be read while the deletion is ahead',
    tell: changing(
      ({ method }, response) => method === 'GET' && isRefusal('CSMS.0103', response),
      (response, { path }) => ({ ...withJson(response, valueFor(path)), status: 200 }),
    ),
  },
  {
    caughtBy: 'huawei/scheduled-deletion',
    says: 'a scheduled secret is not listed',
    tell: changing(isList, (response) => {
      const json = jsonOf(response);
      const secrets = json.secrets?.filter(({ state }: { state: string }) => state === 'ENABLED');
      return withJson(response, { ...json, secrets });
    }),
  },
  {
    caughtBy: 'huawei/rotation-rules',
    says: 'a period that is too short is a day',
    tell: rewritingJson(isCreate, ({ rotation_period: period }) =>
      period === undefined ? {} : { rotation_period: '1d' },
    ),
  },
  {
    caughtBy: 'huawei/project-ids',
    says: 'a project id is cut to its right length',
    tell: rewriting(
      ({ path }) => /^\/v1\/\w{33,}\//.test(path),
      (request) => signed({ ...request, path: request.path.replace(/^(\/v1\/\w{32})\w+/, '$1') }),
    ),
  },
];

/** Answers from what was once shown. */
function remembering(): Lie['tell'] {
  const seen = new Map<string, HttpResponse>();
  return changing(isShow, (response, { path }) => {
    if (response.status === 200) seen.set(path, response);
    return seen.get(path) ?? response;
  });
}

/** Answers as at the first time to whoever takes a name again. */
function takingNamesAgain(): Lie['tell'] {
  const seen = new Map<string, HttpResponse>();
  return changing(isCreate, (response, request) => {
    const { name } = jsonOf(request);
    if (response.status === 200) seen.set(name, response);
    return seen.get(name) ?? response;
  });
}

function valueFor(path: string): object {
  const secret_name = path.split('/')[4];
  const version_metadata = {
    id: 'v1',
    create_time: 0,
    kms_key_id: '',
    secret_name,
    version_stages: ['SYSCURRENT'],
  };
  return { version: { version_metadata, secret_string: 'the value' } };
}

function updatingTheLastShown(): Lie['tell'] {
  let path = '';
  return (truth) => async (request) => {
    const response = await truth(request);
    if (isShow(request) && response.status === 200) path = request.path;
    if (isUpdate(request) && response.status === 200 && path !== request.path)
      await truth(signed({ ...request, path }));
    return response;
  };
}
