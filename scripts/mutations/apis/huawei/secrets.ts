import type { HttpResponse } from '../../../../contracts/http/message.ts';
import { changing, type HandwrittenMutant, jsonOf, rewriting, withJson } from '../../handwritten.ts';
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
export const secretLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/life-cycle',
    description: 'a deleted secret can still be shown',
    mutate: remembering(),
  },
  {
    killedBy: 'huawei/life-cycle',
    description: 'a description gets lost at the creation',
    mutate: rewritingJson(isCreate, () => ({ description: undefined })),
  },
  {
    killedBy: 'huawei/every-field',
    description: 'how it is rotated gets lost when a deletion is cancelled',
    mutate: changing(
      (request, { status }) => isCancel(request) && status === 200,
      (response) => withPart(response, 'secret', { rotation_config: undefined }),
    ),
  },
  {
    killedBy: 'huawei/others-untouched',
    description: 'an update describes the last secret that was shown, too',
    mutate: updatingTheLastShown(),
  },
  {
    killedBy: 'huawei/names',
    description: 'a taken name is given again',
    mutate: takingNamesAgain(),
  },
  {
    killedBy: 'huawei/names',
    description: 'a name that is too long is cut',
    mutate: rewritingJson(isCreate, ({ name }) => ({
      name: typeof name === 'string' ? name.slice(0, 64) : name,
    })),
  },
  {
    killedBy: 'huawei/value-limits',
    description: 'of two values the bytes are ignored',
    mutate: rewritingJson(isCreate, ({ secret_string }) =>
      secret_string === undefined ? {} : { secret_binary: undefined },
    ),
  },
  {
    killedBy: 'huawei/value-limits',
    description: 'a value that is too long is cut',
    mutate: rewritingJson(isCreate, ({ secret_string: text }) => ({
      secret_string: text?.slice?.(0, 16_384) ?? text,
    })),
  },
  {
    killedBy: 'huawei/metadata-updates',
    description: 'an update clears what it does not have',
    mutate: rewritingJson(isUpdate, (body) => ({ description: '', ...body })),
  },
  {
    killedBy: 'huawei/metadata-updates',
    description: 'the time of an update is that of the creation',
    mutate: changing(
      (request, { status }) => (isUpdate(request) || isShow(request)) && status === 200,
      (response) => withPart(response, 'secret', { update_time: jsonOf(response).secret.create_time }),
    ),
  },
  {
    killedBy: 'huawei/metadata-updates',
    description: 'an update is answered, and forgotten',
    mutate: rewritingJson(isUpdate, () => ({ description: undefined })),
  },
  {
    killedBy: 'huawei/scheduled-deletion',
    description: 'the days of the recovery window are hours',
    mutate: changing(
      (request, { status }) => isSchedule(request) && status === 200,
      (response, request) => {
        const hours = jsonOf(request).recovery_window_in_days;
        const scheduled_delete_time = jsonOf(response).secret.update_time + hours * 3_600_000;
        return withPart(response, 'secret', { scheduled_delete_time });
      },
    ),
  },
  {
    killedBy: 'huawei/scheduled-deletion',
    description: 'the value can be read while the deletion is ahead',
    mutate: changing(
      ({ method }, response) => method === 'GET' && isRefusal('CSMS.0103', response),
      (response, { path }) => ({ ...withJson(response, valueFor(path)), status: 200 }),
    ),
  },
  {
    killedBy: 'huawei/scheduled-deletion',
    description: 'a scheduled secret is not listed',
    mutate: changing(isList, (response) => {
      const json = jsonOf(response);
      const secrets = json.secrets?.filter(({ state }: { state: string }) => state === 'ENABLED');
      return withJson(response, { ...json, secrets });
    }),
  },
  {
    killedBy: 'huawei/rotation-rules',
    description: 'a period that is too short is a day',
    mutate: rewritingJson(isCreate, ({ rotation_period: period }) =>
      period === undefined ? {} : { rotation_period: '1d' },
    ),
  },
  {
    killedBy: 'huawei/project-ids',
    description: 'a project id is cut to its right length',
    mutate: rewriting(
      ({ path }) => /^\/v1\/\w{33,}\//.test(path),
      (request) => signed({ ...request, path: request.path.replace(/^(\/v1\/\w{32})\w+/, '$1') }),
    ),
  },
];

/** Answers from what was once shown. */
function remembering(): HandwrittenMutant['mutate'] {
  const seen = new Map<string, HttpResponse>();
  return changing(isShow, (response, { path }) => {
    if (response.status === 200) seen.set(path, response);
    return seen.get(path) ?? response;
  });
}

/** Answers as at the first time to whoever takes a name again. */
function takingNamesAgain(): HandwrittenMutant['mutate'] {
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

function updatingTheLastShown(): HandwrittenMutant['mutate'] {
  let path = '';
  return (truth) => async (request) => {
    const response = await truth(request);
    if (isShow(request) && response.status === 200) path = request.path;
    if (isUpdate(request) && response.status === 200 && path !== request.path)
      await truth(signed({ ...request, path }));
    return response;
  };
}
