// Mistakes that the compiler must find: tsc fails where one of these lines is no error. Nothing here ever runs.
import { createClient } from './client.ts';

const gcore = createClient('gcore', { baseUrl: 'https://api.gcore.com' });
const docker = createClient('docker', { baseUrl: 'http://localhost/v1.44' });
const path = { project_id: 1, region_id: 1 };
const one = '/cloud/v1/caas/secrets/{project_id}/{region_id}/{secret_name}';

export async function right(): Promise<string | undefined> {
  const { data, error } = await gcore.PATCH(one, {
    params: { path: { ...path, secret_name: 'registry' } },
    body: { password: 'rotated' },
  });
  const { data: created } = await docker.POST('/secrets/create', { body: { Name: 'app', Data: 'dg==' } });
  await docker.POST('/secrets/{id}/update', {
    params: { path: { id: created?.ID ?? '' }, query: { version: 11 } },
    body: { Name: 'app' },
  });
  return data?.updated_at ?? error?.exception_class;
}

export async function wrong(): Promise<void> {
  // @ts-expect-error there is no such API
  createClient('gcor', { baseUrl: 'https://api.gcore.com' });
  // @ts-expect-error an address is wanted
  createClient('gcore', {});
  // @ts-expect-error there is no such path
  await gcore.GET('/cloud/v1/caas/secret/{project_id}/{region_id}', { params: { path } });
  // @ts-expect-error the path has no such method
  await gcore.PUT(one, { params: { path: { ...path, secret_name: 'x' } }, body: {} });
  // @ts-expect-error the name is missing from the path
  await gcore.GET(one, { params: { path } });
  // @ts-expect-error the field is password
  await gcore.PATCH(one, { params: { path: { ...path, secret_name: 'x' } }, body: { passwort: 'y' } });
  // @ts-expect-error a password is a text
  await gcore.PATCH(one, { params: { path: { ...path, secret_name: 'x' } }, body: { password: 5 } });
  // @ts-expect-error the version is missing
  await docker.POST('/secrets/{id}/update', { params: { path: { id: 'x' } }, body: { Name: 'app' } });
  const { data } = await gcore.GET(one, { params: { path: { ...path, secret_name: 'x' } } });
  // @ts-expect-error no answer has a password
  data?.password;
}
