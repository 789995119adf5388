import type { Document } from '../openapi/document.ts';
import { escapeRegExp } from '../openapi/redact.ts';

/** Where an API is called, as a person writes it. */
export interface Origin {
  text: string;
  covers(url: URL): boolean;
}

interface Server {
  url: string;
  variables?: Record<string, { enum?: string[] }>;
}

/**
 * Where a document says that its API is, at its root and at its paths, whatever value its variables have (OpenAPI
 * Specification 3.1.1, section 4.8.5). A URL that is relative to the document names no origin.
 */
export function originsOf(document: Document): Origin[] {
  const items = Object.values(document.paths) as { servers?: Server[] }[];
  const servers = [document, ...items].flatMap(({ servers = [] }) => servers as Server[]);
  return servers.flatMap((server) => ofServer(server) ?? []);
}

/** Reads `http://127.0.0.1:8080`, or `http://127.0.0.1:*` for any port. Throws a TypeError for what is no URL. */
export function parseOrigin(text: string): Origin {
  const anyPort = text.endsWith(':*');
  const wanted = new URL(anyPort ? text.slice(0, -2) : text);
  const covers = ({ protocol, hostname, origin }: URL) =>
    anyPort ? protocol === wanted.protocol && hostname === wanted.hostname : origin === wanted.origin;
  return { text, covers };
}

function ofServer({ url, variables = {} }: Server): Origin | undefined {
  const [text] = /^https?:\/\/[^/]+/.exec(url) ?? [];
  if (text === undefined) return undefined;
  if (!text.includes('{')) return parseOrigin(text);
  const parts = text.split(/\{([^}]+)\}/).map((part, at) => {
    // Every other part is a variable's name.
    return at % 2 === 0 ? escapeRegExp(part) : valuesOf(variables[part]?.enum);
  });
  const pattern = new RegExp(`^${parts.join('')}$`);
  return { text, covers: ({ origin }) => pattern.test(origin) };
}

function valuesOf(values: string[] | undefined): string {
  return values ? `(?:${values.map(escapeRegExp).join('|')})` : '[^./:]+(?:\\.[^./:]+)*?';
}
