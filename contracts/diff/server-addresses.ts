import { type Document, find, type Server } from '../openapi/document.ts';
import type { Operation } from '../openapi/operation.ts';
import { templateOf } from './operation-pair.ts';

/** A server of an operation, where it is documented. */
export interface LocatedServer {
  /** As the document spells it. */
  url: string;
  pointer: string;
}

/** The servers of an operation: its own, else its path item's, else the document's; empty where none is documented. */
export function serversOf(document: Document, { pointer }: Operation): LocatedServer[] {
  const item = pointer.slice(0, pointer.lastIndexOf('/'));
  for (const at of [pointer, item, '#']) {
    const found = find(document, `${at}/servers`)?.value;
    if (!Array.isArray(found) || found.length === 0) continue;
    return found.flatMap((server: Server, index) =>
      typeof server?.url === 'string'
        ? variants(server).map((url) => ({ url, pointer: `${at}/servers/${index}` }))
        : [],
    );
  }
  return [];
}

const maxVariants = 50;

/** The URLs of a server: one for each combination of the values that its variables list. */
function variants({ url, variables = {} }: Server): string[] {
  return Object.entries(variables).reduce<string[]>(
    (urls, [name, variable]) => {
      const values = (variable as { enum?: string[] }).enum ?? [];
      const filled = urls.flatMap((one) => values.map((value) => one.replaceAll(`{${name}}`, value)));
      return values.length > 0 && filled.length <= maxVariants ? filled : urls;
    },
    [url],
  );
}

/** Where requests go, in one spelling: `https://shop.example/v1/items/{}`. A relative URL has no origin. */
export interface Address {
  origin: string;
  path: string;
}

/** The address of an operation at a server. */
export function addressOf(url: string, { path }: Pick<Operation, 'path'>): Address {
  const [whole = '', origin = '', base = ''] =
    /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?([^?#]*)/i.exec(url) ?? [];
  const standard = origin.toLowerCase().replace(/^(http:.*):80$|^(https:.*):443$/, '$1$2');
  const start = base.replace(/\/+$/, '');
  return {
    origin: whole === '' ? '' : standard,
    path: templateOf(`${start === '' || start.startsWith('/') ? start : `/${start}`}${path}`),
  };
}

/** Whether requests to one address reach the other; relative ones go to where the document is. */
export function isSameAddress(one: Address, other: Address): boolean {
  const hasOrigins = one.origin !== '' && other.origin !== '';
  return one.path === other.path && (!hasOrigins || one.origin === other.origin);
}
