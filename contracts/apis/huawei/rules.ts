import type { CheckFailure, VendorRules } from '../../verify/engine/vendor-rules.ts';

type Body = Record<string, unknown>;

/** What the service limits beyond what a JSON schema can say. */
export const rules: VendorRules = {
  freesNames: true,
  // A backup and tags are of a secret that the run created; the list only reads.
  harmless: [
    'UploadSecretBlob',
    'CreateSecretTag',
    'BatchCreateOrDeleteTags',
    'DeleteSecretTag',
    'ListResourceInstances',
  ],
  rejectsIds: [400],
  storesAddresses: true,
  forbids(operationId, { body }) {
    if (body === null || typeof body !== 'object') return undefined;
    const given = body as Body;
    if (operationId === 'UploadSecretBlob')
      return isBackup(given) ? undefined : 'a backup is one of the service’s (H-A28)';
    return inputRules.find(({ broken }) => broken(given))?.rule;
  },
  allows(_, { path, query, body }) {
    const given = { ...path, ...query, ...(body !== null && typeof body === 'object' && (body as Body)) };
    const isDotted = names.some((name) => hasDot(given[name]));
    return isDotted ? 'a name may have a dot (H-A1)' : undefined;
  },
  unverified: ({ documented = '', ...broken }) =>
    assumptions.find(({ applies }) => applies({ documented, ...broken }))?.row,
};

/** Where the document has what a name looks like. */
const names = ['name', 'secret_name', 'stage_name', 'marker'];

function hasDot(name: unknown): boolean {
  return typeof name === 'string' && /^[\w.-]{1,64}$/.test(name) && name.includes('.');
}

function isRefused(check: string): boolean {
  return check === 'valid-input-accepted';
}

/** The rows that single rules of the document rest on. */
const assumptions: { row: string; applies(broken: CheckFailure & { documented: string }): boolean }[] = [
  { row: 'H-A17', applies: ({ documented }) => /\/multipleOf$/.test(documented) },
  {
    row: 'H-A39',
    applies: ({ documented, expected = '' }) =>
      /\/(headers|schemas)\/(X-)?Request-?Id/i.test(documented) && expected.includes('match pattern'),
  },
  { row: 'H-A2', applies: ({ check, status }) => check === 'unknown-id-refused' && status === 400 },
  {
    row: 'H-A2',
    applies: ({ check, status, tries }) =>
      isRefused(check) &&
      status === 400 &&
      tries.some((pointer) => /\/(SecretName|SecretId|VersionId|StageName|TagKey)\b/.test(pointer)),
  },
  { row: 'H-A37', applies: ({ tries }) => tries.some((pointer) => /\/(Tag)?ProjectId\b/.test(pointer)) },
  {
    row: 'H-A10',
    applies: ({ check, operationId, tries }) =>
      check === 'invalid-input-refused' &&
      operationId === 'DeleteSecretForSchedule' &&
      tries.every((pointer) => pointer.endsWith('/required')),
  },
  {
    row: 'H-A23',
    applies: ({ check, tries }) => isRefused(check) && tries.some((at) => /kms_key_id|\/Uuid\//.test(at)),
  },
  {
    row: 'H-A25',
    applies: ({ check, request, tries }) =>
      (isRefused(check) && /"secret_(string|binary)":""/.test(request.body.toString())) ||
      (check === 'invalid-input-refused' && tries.some((at) => /\/SecretBinary\/pattern$/.test(at))),
  },
  {
    row: 'H-A21',
    applies: ({ check, operationId, tries }) =>
      isRefused(check) &&
      operationId.startsWith('List') &&
      tries.some((pointer) => /\/parameters\/1\b/.test(pointer)),
  },
];

const inputRules: { rule: string; broken(body: Body): boolean }[] = [
  {
    rule: 'texts are measured in bytes of UTF-8 (H-A24)',
    broken: ({ description, secret_string }) =>
      isLonger(description, 2048) || isLonger(secret_string, 32_768),
  },
  { rule: 'rotation has a period, and that is 6 to 8760 hours (H-A26)', broken: (body) => !rotates(body) },
  {
    rule: 'a rotation’s configuration is a JSON object (H-A26)',
    broken: ({ rotation_config }) => rotation_config !== undefined,
  },
  {
    rule: 'an expiry lies ahead (H-A18)',
    broken: ({ expire_time }) => typeof expire_time === 'number' && expire_time <= Date.now() + 60_000,
  },
  {
    rule: 'a secret has 12 stages, its own two among them (H-A14)',
    broken: ({ version_stages }) => Array.isArray(version_stages) && version_stages.length > 10,
  },
  {
    rule: 'a stage is named once (H-A11)',
    broken: ({ version_stages }) =>
      Array.isArray(version_stages) && new Set(version_stages).size < version_stages.length,
  },
  {
    rule: 'an event has to be there (H-A41)',
    broken: ({ event_subscriptions }) => Array.isArray(event_subscriptions) && event_subscriptions.length > 0,
  },
];

function isLonger(text: unknown, most: number): boolean {
  return typeof text === 'string' && Buffer.byteLength(text) > most;
}

const unitSeconds: Record<string, number> = { d: 86_400, h: 3600, m: 60, s: 1 };

function rotates({ auto_rotation, rotation_period }: Body): boolean {
  if (typeof rotation_period !== 'string') return auto_rotation !== true;
  const seconds = Number(rotation_period.slice(0, -1)) * (unitSeconds[rotation_period.slice(-1)] ?? 0);
  return seconds >= 21_600 && seconds <= 31_536_000;
}

function isBackup({ secret_blob }: Body): boolean {
  return typeof secret_blob === 'string' && /^\)CloudSecretManagementBackupV1\.com.{40}/.test(secret_blob);
}
