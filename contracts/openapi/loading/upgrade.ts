import type { Document } from '../document.ts';
import { SpecError } from './spec-error.ts';
import { upgradeTo31 } from './upgrade-3.0-to-3.1.ts';
import { isRecord } from './walk-document.ts';

/**
 * A document of any version of OpenAPI from 2.0 on, in the shape of 3.1. The given one may be changed, or be a part of
 * the result. Throws a {@link SpecError} for what is no OpenAPI document.
 */
export async function upgrade(document: unknown, file: string): Promise<Document> {
  if (!isRecord(document)) throw new SpecError(`${file}: # is no OpenAPI document: an object is wanted`);
  const version = String(document.openapi ?? document.swagger ?? '');
  if (/^3\.[12](\.|$)/.test(version)) return complete(document);
  if (/^3\.0(\.|$)/.test(version)) {
    upgradeTo31(document);
    return complete(document);
  }
  if (/^2(\.0)?$/.test(version)) {
    // Loaded for those who bring such a document.
    const { upgradeFromTwoToThree } = await import('@scalar/openapi-upgrader/2.0-to-3.0');
    return upgrade(upgradeFromTwoToThree({ ...document, swagger: '2.0' }), file);
  }
  throw new SpecError(
    version === ''
      ? `${file}: # has neither openapi nor swagger: it is no OpenAPI document`
      : `${file}: #/openapi is ${version}; OpenAPI 2.0, 3.0, 3.1 and 3.2 can be read`,
  );
}

// What everybody who reads a document takes for granted.
function complete(document: Record<string, unknown>): Document {
  if (!isRecord(document.paths)) document.paths = {};
  return document as unknown as Document;
}
