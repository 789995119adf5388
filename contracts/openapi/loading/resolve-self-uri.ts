import { isRecord } from '../../http/is-record.ts';

/**
 * Turns references by the document's own URI, its `$self` (OpenAPI Specification 3.2.0, section 4.1), in place: those to
 * itself into ones within the document, and absolute ones to what is beside it into relative ones. So nothing has to be
 * fetched that is there.
 */
export function resolveSelfUri(document: unknown): void {
  if (!isRecord(document) || typeof document.$self !== 'string') return;
  const base = parse(document.$self, 'bonafide:/document');
  if (base) visit(document, base);
}

function visit(value: unknown, base: URL): void {
  if (value === null || typeof value !== 'object') return;
  if (isRecord(value) && typeof value.$ref === 'string') value.$ref = localized(value.$ref, base);
  for (const item of Object.values(value)) visit(item, base);
}

function localized($ref: string, base: URL): string {
  const uri = $ref.startsWith('#') ? undefined : parse($ref, base.href);
  if (!uri) return $ref;
  const { hash } = uri;
  uri.hash = '';
  if (uri.href === base.href) return hash || '#';
  const folder = new URL('.', base).href;
  const isAbsolute = /^[a-z][a-z\d+.-]*:/i.test($ref);
  return isAbsolute && uri.href.startsWith(folder) ? `./${uri.href.slice(folder.length)}${hash}` : $ref;
}

function parse(uri: string, base: string): URL | undefined {
  return URL.canParse(uri, base) ? new URL(uri, base) : undefined;
}
