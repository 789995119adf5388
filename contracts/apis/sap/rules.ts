import { type TokenClaims, tokenClaims } from '../../auth/sap-token.ts';
import { isRecord } from '../../http/is-record.ts';
import { tryParseJson } from '../../http/lossless-json.ts';
import { type HttpRequest, headerOf } from '../../http/message.ts';
import type { VendorRules } from '../../verify/engine/vendor-rules.ts';
import { operation } from './calls.ts';

/** What the service wants beyond what a JSON schema can say. */
export const rules: VendorRules = {
  freesNames: true,
  harmless: [operation.token],
  rejectsIds: [400],
  storesAddresses: true,
  forbids(_, { path, body }) {
    const { name } = (body ?? {}) as { name?: unknown };
    if (path?.dockerRegistryName !== undefined && name !== undefined && name !== path.dockerRegistryName)
      return 'a patch may not have another name than its path (S-A7)';
    const { data } = (body ?? {}) as { data?: { '.dockerconfigjson'?: unknown } };
    const text = data?.['.dockerconfigjson'];
    return text === undefined || isObjectText(text) ? undefined : 'a configuration is a JSON object (S-A4)';
  },
  // S-A15: how a token request is rejected. S-A7: the sample has the name of another secret. S-A12: nobody says what the quota's scope is.
  unverified({ check, operationId, status, request }) {
    if (check === 'status-documented' && operationId === operation.token) return 'S-A15';
    if (check === 'unknown-id-refused' && operationId === operation.patch && status === 400) return 'S-A7';
    const isAboutScopes = check === 'auth-required' && claimsIn(request)?.scope !== undefined;
    return isAboutScopes && operationId === operation.quota ? 'S-A12' : undefined;
  },
};

function claimsIn({ headers }: HttpRequest): TokenClaims | undefined {
  return tokenClaims((headerOf(headers, 'authorization') ?? '').replace(/^Bearer /, ''));
}

function isObjectText(text: unknown): boolean {
  return isRecord(tryParseJson(String(text)));
}
