// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is replaced is source text.

/** A mistake that a consumer could make, and what its tests must say then. */
export interface Bug {
  /** What it is: `gcore-wrong-field`. */
  id: string;
  /** Where it is planted, and by what the text there is replaced. */
  file: string;
  find: string;
  plant: string;
  /** The tests that must fail, and what one of their messages must have: the cause. */
  tests: string;
  message: RegExp;
}

const retry = 'retry.ts';
const idempotent = "'GET', 'HEAD', 'PUT', 'DELETE'";
const docker = { file: 'systems/docker-secrets.ts', tests: 'docker.test.ts' };
const gcore = { file: 'systems/gcore.ts', tests: 'gcore.test.ts' };
const ecp = { file: 'systems/ecp.ts', tests: 'ecp.test.ts' };
const sap = { file: 'systems/sap.ts', tests: 'sap.test.ts' };
const huawei = { file: 'systems/huawei.ts', tests: 'huawei.test.ts' };

/** The bugs that the example's tests are tried on: each must fail them, with a message that names its cause. */
export const bugs: Bug[] = [
  {
    ...gcore,
    id: 'gcore-wrong-field',
    find: 'null : login, password }',
    plant: 'null : login, pass: password }',
    message: /body \/password: missing/,
  },
  {
    ...gcore,
    id: 'gcore-wrong-type',
    find: 'null : login, password }',
    plant: 'null : login, password: [password] }',
    message: /body \/password: must be string/,
  },
  {
    ...gcore,
    id: 'gcore-missing-header',
    find: '{ Authorization: `APIKey ${token}` }',
    plant: '{}',
    message: /the list of secrets was refused with 401/,
  },
  {
    ...gcore,
    id: 'gcore-ignores-paging',
    find: 'if (offset + data.results.length >= data.count) return;',
    plant: 'return;',
    message: /rotates those on later pages, too[\s\S]*s119/,
  },
  {
    ...gcore,
    id: 'gcore-empty-text-for-null',
    find: '? null : login',
    plant: "? '' : login",
    message: /body \/login: must NOT have fewer than 1 characters/,
  },
  {
    ...gcore,
    id: 'gcore-every-registry',
    find: 'if (secret.registry !== registry) continue;',
    plant: '',
    message: /and no other[\s\S]*mirror/,
  },
  {
    ...gcore,
    id: 'gcore-swallowed-error',
    find: 'requireDone(response, `the update of ${secret.name}`);',
    plant: '',
    message: /a failure is reported with what was rotated before[\s\S]*web/,
  },
  {
    id: 'retried-update',
    file: retry,
    find: idempotent,
    plant: `${idempotent}, 'PATCH'`,
    tests: 'gcore.test.ts',
    message: /an update whose answer is lost is not retried/,
  },
  {
    id: 'retried-creation',
    file: retry,
    find: idempotent,
    plant: `${idempotent}, 'POST'`,
    tests: 'docker.test.ts',
    message: /a creation whose answer is lost is not retried/,
  },
  {
    id: 'retried-new-version',
    file: retry,
    find: 'idempotent.has(request.method) ? attempts : 1',
    plant: 'attempts',
    tests: 'huawei.test.ts',
    message: /a new version that fails is not retried/,
  },
  {
    id: 'never-retried',
    file: retry,
    find: 'idempotent.has(request.method) ? attempts : 1',
    plant: '1',
    tests: 'gcore.test.ts',
    message: /is retried after the given time[\s\S]*the list of secrets was refused with 429/,
  },
  {
    id: 'retried-too-often',
    file: retry,
    find: 'attempts = 3',
    plant: 'attempts = 9',
    tests: 'gcore.test.ts',
    message: /is requested three times[\s\S]*matching calls: 9/,
  },
  {
    id: 'retried-too-soon',
    file: retry,
    find: 'return Number.isFinite(seconds) ? seconds * 1000 : 100 * 2 ** attempt;',
    plant: 'return 100 * 2 ** attempt;',
    tests: 'gcore.test.ts',
    message: /after the given time[\s\S]*2000/,
  },
  {
    id: 'failure-not-told',
    file: 'rotate.ts',
    find: 'return { system: system.name, rotated, failure };',
    plant: 'return { system: system.name, rotated };',
    tests: 'rotate.test.ts',
    message: /there is no secret registry/,
  },
  {
    id: 'first-failure-ends-all',
    file: 'rotate.ts',
    find: 'return { system: system.name, rotated, failure };',
    plant: 'throw error;',
    tests: 'rotate.test.ts',
    message: /does not stop the others[\s\S]*there is no secret registry/,
  },
  {
    id: 'password-in-the-log',
    file: 'rotate.ts',
    find: 'has the new credential of ${credential.registry}',
    plant: 'has the new credential ${JSON.stringify(credential)}',
    tests: 'ecp.test.ts',
    message: /the password can be read in the log/,
  },
  {
    id: 'password-in-an-error',
    file: 'rotate.ts',
    find: '${code ?? (error as Error).name}',
    plant: '${code ?? (error as Error).message}',
    tests: 'docker.test.ts',
    message: /the password can be read in the log or the outcome/,
  },
  {
    ...docker,
    id: 'docker-base64url',
    find: "toString('base64')",
    plant: "toString('base64url')",
    message: /body \/Data: must match pattern/,
  },
  {
    ...docker,
    id: 'docker-plain-data',
    find: "Buffer.from(dockerConfigOf(credential)).toString('base64')",
    plant: 'dockerConfigOf(credential)',
    message: /body \/Data: must match pattern/,
  },
  {
    ...docker,
    id: 'docker-no-version',
    find: 'params: { path, query: { version: Version.Index } }',
    plant: 'params: { path }',
    message: /query version: version is missing/,
  },
  {
    ...docker,
    id: 'docker-conflict-not-retried',
    find: 'if (updated.status === 500 && attempt < attempts) continue;',
    plant: '',
    message: /is retried after a conflict[\s\S]*the retirement of registry-4 was refused with 500/,
  },
  {
    ...docker,
    id: 'docker-labels-as-list',
    find: 'const Labels = { [label]: credential.registry };',
    plant: 'const Labels = [label, credential.registry];',
    message: /body \/Labels: must be object/,
  },
  {
    ...docker,
    id: 'docker-taken-name',
    find: 'if (response.status === 409) continue;',
    plant: '',
    message: /a taken name is skipped[\s\S]*the creation of registry-5 was refused with 409/,
  },
  {
    ...docker,
    id: 'docker-second-removal',
    find: 'if (response.status !== 404) requireDone',
    plant: 'requireDone',
    message: /a removal whose answer is lost is retried[\s\S]*the removal of registry-4 was refused with 404/,
  },
  {
    ...docker,
    id: 'docker-lost-labels',
    find: '{ ...Spec.Labels, [label]: ',
    plant: '{ [label]: ',
    message: /body \/Labels\/team: missing/,
  },
  {
    id: 'docker-removes-too-early',
    file: 'systems/docker.ts',
    find: 'await switchTo(id, name);',
    plant:
      'for (const { ID, Spec } of old.splice(0)) await secrets.remove(ID, Spec.Name);\n      await switchTo(id, name);',
    tests: 'docker.test.ts',
    message: /the old secret stays where[\s\S]*registry-4/,
  },
  {
    ...ecp,
    id: 'ecp-ignores-paging',
    find: 'if (offset + data.ImagePullSecrets.length >= data.totalCount) return;',
    plant: 'return;',
    message: /rotates those on later pages, too[\s\S]*there is no secret registry/,
  },
  {
    ...ecp,
    id: 'ecp-part-of-a-name',
    find: '.filter(({ name }) => name === secret)',
    plant: '',
    message: /none with a similar name/,
  },
  {
    ...ecp,
    id: 'ecp-key-as-password',
    find: "createHmac('sha1', apiKey).update(date).digest('base64')",
    plant: 'apiKey',
    message: /the list of secrets was refused with 401/,
  },
  {
    ...ecp,
    id: 'ecp-no-date',
    find: "request.headers.set('Date', date);",
    plant: '',
    message: /only the date signed with it[\s\S]*was refused with 401/,
  },
  {
    ...ecp,
    id: 'ecp-null-for-nothing',
    find: 'body: { username: login, password }',
    plant: 'body: { username: login, password, description: null }',
    message: /unchanged fields are not sent[\s\S]*description/,
  },
  {
    ...sap,
    id: 'sap-wrong-content-type',
    find: 'application/merge-patch+json',
    plant: 'application/json-patch+json',
    message: /application\/json-patch\+json is not one of/,
  },
  {
    ...sap,
    id: 'sap-object-for-text',
    find: 'dockerConfigOf(credential) }',
    plant: 'JSON.parse(dockerConfigOf(credential)) }',
    message: /body \/data\/\.dockerconfigjson: must be string/,
  },
  {
    ...sap,
    id: 'sap-base64-for-text',
    find: 'dockerConfigOf(credential) }',
    plant: 'btoa(dockerConfigOf(credential)) }',
    message: /as the text of a Docker configuration[\s\S]*the update of registry was refused with 400/,
  },
  {
    ...sap,
    id: 'sap-unencoded-path',
    find: 'params: { path: { dockerRegistryName: secret } },',
    plant:
      'params: { path: { dockerRegistryName: secret } },\n        pathSerializer: (path) => path.replace(/\\{.*\\}/, secret),',
    message: /stays one segment of the path[\s\S]*there is no secret team\/registry/,
  },
  {
    ...sap,
    id: 'sap-no-token',
    find: 'Authorization: `Bearer ${await newToken()}`,',
    plant: '',
    message: /the update of registry was refused with 401/,
  },
  {
    ...huawei,
    id: 'huawei-wrong-field',
    find: '{ secret_string: ',
    plant: '{ secret_text: ',
    message: /must have required property 'secret_binary'/,
  },
  {
    ...huawei,
    id: 'huawei-missing-header',
    find: "{ 'X-Auth-Token': token }",
    plant: '{}',
    message: /the list of secrets was refused with 401/,
  },
  {
    ...huawei,
    id: 'huawei-ignores-paging',
    find: 'marker = data?.page_info?.next_marker;',
    plant: 'marker = null;',
    message: /rotates those on later pages, too[\s\S]*registry-web/,
  },
  {
    ...huawei,
    id: 'huawei-page-too-large',
    find: "const pageSize = '50';",
    plant: "const pageSize = '5000';",
    message: /query limit: must match pattern/,
  },
];
