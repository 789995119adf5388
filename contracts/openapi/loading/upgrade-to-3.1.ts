import { isRecord } from '../../http/is-record.ts';
import type { Document } from '../document.ts';
import { makeNullableInRequests } from './nullable-in-requests.ts';
import { SpecError } from './spec-error.ts';
import { upgradeTo31 } from './upgrade-3.0-to-3.1.ts';

/**
 * Upgrades a document of OpenAPI 2.0, 3.0, 3.1 or 3.2 to the shape of 3.1. The given document may be changed or become
 * part of the result. Throws a {@link SpecError} for anything else.
 */
export async function upgradeDocument(document: unknown, file: string): Promise<Document> {
  if (!isRecord(document))
    throw new SpecError(`${file}: # must be an object: this is not an OpenAPI document`);
  const version = String(document.openapi ?? document.swagger ?? '');
  if (/^3\.[12](\.|$)/.test(version)) return withPaths(document);
  if (/^3\.0(\.|$)/.test(version)) {
    upgradeTo31(document);
    return withPaths(document);
  }
  if (/^2(\.0)?$/.test(version)) {
    return upgradeDocument(await upgradeSwagger(document, file), file);
  }
  throw new SpecError(
    version === ''
      ? `${file}: # has neither openapi nor swagger: this is not an OpenAPI document`
      : `${file}: #/openapi is ${version}; supported are OpenAPI 2.0, 3.0, 3.1 and 3.2`,
  );
}

async function upgradeSwagger(document: Record<string, unknown>, file: string): Promise<unknown> {
  makeNullableInRequests(document);
  // Loaded only for such documents.
  const { upgradeFromTwoToThree } = await import('@scalar/openapi-upgrader/2.0-to-3.0');
  try {
    return upgradeFromTwoToThree({ ...document, swagger: '2.0' });
  } catch (error) {
    throw new SpecError(`${file}: cannot be upgraded to OpenAPI 3: ${(error as Error).message}`);
  }
}

// All other code relies on it.
function withPaths(document: Record<string, unknown>): Document {
  if (!isRecord(document.paths)) document.paths = {};
  return document as unknown as Document;
}
