import type { VendorRules } from '../../verify/engine/vendor-rules.ts';
import { operations } from './calls.ts';

const possibleName = /^[a-z][-a-z0-9]{0,24}[a-z0-9]$/;

/** What no source states of a call by itself. */
export const rules: VendorRules = {
  rejectsIds: [400],
  storesAddresses: true,
  unverified({ isAboutIntent, operationId, intent, input: { path, body } }) {
    if (!isAboutIntent) return undefined;
    const { secret_name: name } = path ?? {};
    if (name !== undefined && !possibleName.test(String(name))) return 'G-A19';
    // Whether an update with null is accepted is one question, and who may send it another.
    if (operationId !== operations.update || intent === 'no credentials') return undefined;
    if (body === undefined || (Buffer.isBuffer(body) && body.length === 0)) return 'G-A10';
    const members = body !== null && typeof body === 'object' ? Object.values(body) : [];
    return members.includes(null) ? 'G-A12' : undefined;
  },
};
