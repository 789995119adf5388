import { changing, type HandwrittenMutant, jsonOf, withJson } from '../../handwritten.ts';
import { changingNothing, isRefusal, on, rewritingJson, signed, withPart } from './tools.ts';

const isRestore = on('POST', /\/secrets\/restore$/);
const isSearch = on('POST', /\/resource_instances\/action$/);

/** What the journeys through backups and tags must catch. */
export const backupAndTagLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/backup-and-restore',
    description: 'an altered backup is restored all the same',
    mutate: mendingBackups(),
  },
  {
    killedBy: 'huawei/backup-and-restore',
    description: 'what is restored was created now',
    mutate: changing(
      (request, { status }) => isRestore(request) && status === 200,
      (response) => withPart(response, 'secret', { create_time: jsonOf(response).secret.create_time + 1000 }),
    ),
  },
  {
    killedBy: 'huawei/tags',
    description: 'of a batch only the first tag is taken',
    mutate: rewritingJson(on('POST', /\/tags\/action$/), ({ tags }) => ({
      tags: tags?.slice?.(0, 1) ?? tags,
    })),
  },
  {
    killedBy: 'huawei/tags',
    description: 'a tag that is there is not replaced',
    mutate: changingNothing(
      (request) => on('POST', /\/tags$/)(request) && jsonOf(request).tag?.value === 'new',
    ),
  },
  {
    killedBy: 'huawei/find-by-tags',
    description: 'any value of a tag will do',
    mutate: rewritingJson(isSearch, ({ tags }) => ({
      tags: tags?.map?.((tag: object) => ({ ...tag, values: [] })) ?? tags,
    })),
  },
  {
    killedBy: 'huawei/find-by-tags',
    description: 'the count is that of the page',
    mutate: changing(
      (request, { status }) => isSearch(request) && status === 200 && jsonOf(request).action === 'filter',
      (response) =>
        withJson(response, { ...jsonOf(response), total_count: jsonOf(response).resources.length }),
    ),
  },
];

/** Restores the backup that it gave last where one cannot be restored. */
function mendingBackups(): HandwrittenMutant['mutate'] {
  let last: Buffer | undefined;
  return (truth) => async (request) => {
    const response = await truth(request);
    if (request.path.endsWith('/backup') && response.status === 200) last = Buffer.from(response.body);
    if (!isRestore(request) || !isRefusal('CSMS.0002', response) || !last) return response;
    return truth(signed({ ...request, body: last }));
  };
}
