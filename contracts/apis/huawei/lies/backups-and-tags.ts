import { changing, jsonOf, type Lie, withJson } from '../../../suite/lying.ts';
import { changingNothing, isRefusal, on, rewritingJson, signed, withPart } from './tools.ts';

const isRestore = on('POST', /\/secrets\/restore$/);
const isSearch = on('POST', /\/resource_instances\/action$/);

/** What the journeys through backups and tags must catch. */
export const backupAndTagLies: readonly Lie[] = [
  {
    caughtBy: 'huawei/backup-and-restore',
    says: 'an altered backup is restored all the same',
    tell: mendingBackups(),
  },
  {
    caughtBy: 'huawei/backup-and-restore',
    says: 'what is restored was created now',
    tell: changing(
      (request, { status }) => isRestore(request) && status === 200,
      (response) => withPart(response, 'secret', { create_time: jsonOf(response).secret.create_time + 1000 }),
    ),
  },
  {
    caughtBy: 'huawei/tags',
    says: 'of a batch only the first tag is taken',
    tell: rewritingJson(on('POST', /\/tags\/action$/), ({ tags }) => ({ tags: tags?.slice?.(0, 1) ?? tags })),
  },
  {
    caughtBy: 'huawei/tags',
    says: 'a tag that is there is not replaced',
    tell: changingNothing(
      (request) => on('POST', /\/tags$/)(request) && jsonOf(request).tag?.value === 'new',
    ),
  },
  {
    caughtBy: 'huawei/find-by-tags',
    says: 'any value of a tag will do',
    tell: rewritingJson(isSearch, ({ tags }) => ({
      tags: tags?.map?.((tag: object) => ({ ...tag, values: [] })) ?? tags,
    })),
  },
  {
    caughtBy: 'huawei/find-by-tags',
    says: 'the count is that of the page',
    tell: changing(
      (request, { status }) => isSearch(request) && status === 200 && jsonOf(request).action === 'filter',
      (response) =>
        withJson(response, { ...jsonOf(response), total_count: jsonOf(response).resources.length }),
    ),
  },
];

/** Restores the backup that it gave last where one cannot be restored. */
function mendingBackups(): Lie['tell'] {
  let last: Buffer | undefined;
  return (truth) => async (request) => {
    const response = await truth(request);
    if (request.path.endsWith('/backup') && response.status === 200) last = Buffer.from(response.body);
    if (!isRestore(request) || !isRefusal('CSMS.0002', response) || !last) return response;
    return truth(signed({ ...request, body: last }));
  };
}
