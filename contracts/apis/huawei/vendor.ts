import type { VendorRules } from '../../suite/contract.ts';

type Body = Record<string, unknown>;

/** What the service limits beyond what a JSON schema can say. */
export const vendor: VendorRules = {
  forbids(operationId, { body }) {
    if (body === null || typeof body !== 'object') return undefined;
    const given = body as Body;
    if (operationId === 'UploadSecretBlob')
      return isBackup(given) ? undefined : 'a backup is one of the service’s (H-A28)';
    return rules.find(({ broken }) => broken(given))?.rule;
  },
};

const rules: { rule: string; broken(body: Body): boolean }[] = [
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
