import type { Scenario } from '../../../verify/contract.ts';
import {
  addVersion,
  bodyOf,
  create,
  declined,
  read,
  refused,
  remove,
  same,
  show,
  versions,
} from '../calls.ts';

export const backupAndRestore: Scenario = {
  id: 'backup-and-restore',
  title: 'a backup brings a deleted secret back with its versions and stages, and only then',
  async run(session) {
    const secret_name = session.name('backup');
    const path = { secret_name };
    const created = await create(session, secret_name, { description: 'kept' });
    await addVersion(session, secret_name, { version_stages: ['next'], expire_time: 1893456000000 });
    const tags = { path: { secret_id: created.id }, body: { tag: { key: 'env', value: 'dev' } } };
    await session.call('CreateSecretTag', tags, 204);
    const all = async () => ({
      secret: await show(session, secret_name),
      versions: await versions(session, secret_name),
      values: [await read(session, secret_name, 'v1'), await read(session, secret_name, 'v2')],
      stage: (await session.call('ShowSecretStage', { path: { ...path, stage_name: 'next' } }, 200)).json,
    });
    const before = await all();
    const answer = await session.call('DownloadSecretBlob', { path }, 200);
    const { secret_blob } = bodyOf('DownloadSecretBlobResponseBody', answer);
    await declined(session, 'H-A28', 'UploadSecretBlob', { body: { secret_blob } }, [400, 'CSMS.0003']);
    same(session, await all(), before, '/body');

    await remove(session, secret_name);
    await session.unverified('H-A28', async () => {
      for (const blob of alteredFrom(secret_blob)) {
        await refused(session, 'UploadSecretBlob', { body: { secret_blob: blob } }, [400, 'CSMS.0002']);
      }
    });
    // Where an altered backup was taken, its secret is in the way.
    await session.send('DeleteSecret', { path });
    const restored = await session.call('UploadSecretBlob', { body: { secret_blob } }, 200);
    const after = await all();
    same(session, after.values.map(contentOf), before.values.map(contentOf), '/body/version');
    const stages = (one: typeof before) =>
      one.versions.items.map(({ id, version_stages }) => [id, version_stages]);
    same(session, stages(after), stages(before), '/body/version_metadatas');
    same(session, after.secret.description, before.secret.description, '/body/secret/description');
    await session.unverified('H-A28', async () => {
      same(session, bodyOf('SecretResponseBody', restored).secret, before.secret, '/body/secret');
      same(session, await all(), before, '/body');
      const listed = await session.call('ListSecretTags', { path: tags.path }, 200);
      same(session, bodyOf('ListSecretTagsResponseBody', listed).tags, [], '/body/tags');
    });
    // What comes next has a number of its own.
    const { id } = await addVersion(session, secret_name);
    same(session, id, 'v3', '/body/version_metadata/id');
  },
};

function contentOf({
  version_metadata: { id },
  secret_string,
  secret_binary,
}: Awaited<ReturnType<typeof read>>): unknown[] {
  return [id, secret_string, secret_binary];
}

function alteredFrom(blob: string): string[] {
  const last = blob.endsWith('A') ? 'B' : 'A';
  return [`${blob.slice(0, -8)}${last.repeat(8)}`, blob.slice(0, -4), `${blob}!`, ''];
}
