import { escapePointerStep, type RawDocument } from './raw-document.ts';
import type { Exchange } from './recording-proxy.ts';

type Part = Record<string, unknown>;

/** A declared operation, with the path parameters of a call. */
export interface DeclaredOperation {
  /** `POST /items/{id}`. */
  name: string;
  pointer: string;
  operation: Part;
  /** With those of its path item. */
  parameters: { value: Part; pointer: string }[];
  path: Readonly<Record<string, string>>;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The names of all operations of a document. */
export function operationNames({ paths }: RawDocument): string[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** The operation of a request; concrete paths take precedence over templated ones. */
export function findDeclaredOperation(
  document: RawDocument,
  { method, path }: Exchange['request'],
): DeclaredOperation | undefined {
  for (const base of document.basePaths) {
    const found = path.startsWith(base) && findBelow(document, method, path.slice(base.length));
    if (found) return found;
  }
  return undefined;
}

function findBelow(document: RawDocument, method: string, path: string): DeclaredOperation | undefined {
  const candidates = Object.keys(document.paths).sort((one, other) => count(one) - count(other));
  for (const template of candidates) {
    const item = document.paths[template] ?? {};
    const found = matcher(template).exec(path);
    const operation = item[method.toLowerCase()] as Part | undefined;
    if (!found || !operation) continue;
    const pointer = `#/paths/${escapePointerStep(template)}/${method.toLowerCase()}`;
    const shared = parametersOf(document, item, `#/paths/${escapePointerStep(template)}`);
    const parameters = [...shared, ...parametersOf(document, operation, pointer)];
    const named = Object.entries(found.groups ?? {}).map(([key, text]) => [
      namesIn(template)[Number(key.slice(1))],
      decodeURIComponent(text),
    ]);
    return { name: `${method} ${template}`, pointer, operation, parameters, path: Object.fromEntries(named) };
  }
  return undefined;
}

function parametersOf(
  document: RawDocument,
  { parameters = [] }: Part,
  pointer: string,
): DeclaredOperation['parameters'] {
  return (parameters as unknown[]).map((one, index) =>
    document.follow(one, `${pointer}/parameters/${index}`),
  );
}

function matcher(template: string): RegExp {
  let number = -1;
  const parts = template.split(/(\{[^}]+\})/).map((part) => {
    // As it is written, or as it has to be sent.
    if (!part.startsWith('{'))
      return `(?:${literal(part)}|${literal(encodeURI(part).replaceAll('#', '%23').replaceAll('?', '%3F'))})`;
    number += 1;
    return `(?<p${number}>[^/]+?)`;
  });
  return new RegExp(`^${parts.join('')}$`);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function namesIn(template: string): string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
}

function count(template: string): number {
  return namesIn(template).length;
}
