import type { VendorRules } from '../../suite/contract.ts';

/** What the service wants beyond what a JSON schema can say. */
export const vendor: VendorRules = {
  forbids(_, { body }) {
    const { data } = (body ?? {}) as { data?: { '.dockerconfigjson'?: unknown } };
    const text = data?.['.dockerconfigjson'];
    return text === undefined || isObjectText(text) ? undefined : 'a configuration is a JSON object (S-A4)';
  },
};

function isObjectText(text: unknown): boolean {
  try {
    const value: unknown = JSON.parse(String(text));
    return value !== null && typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
