import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addKeyword, getKeyword } from '@hyperjump/json-schema/experimental';
import { validate as validate30 } from '@hyperjump/json-schema/openapi-3-0';
import { validate as validate31 } from '@hyperjump/json-schema/openapi-3-1';
import { load } from 'js-yaml';

// An independent implementation: it reads the document itself, and shares no code with what it checks.

type Part = Record<string, unknown>;

/** The other validator's own holds -9.6 for no multiple of 0.01: it forgets that a remainder has a sign. */
const multipleOf = getKeyword<number>('https://json-schema.org/keyword/multipleOf');
addKeyword({
  ...multipleOf,
  interpret: (divisor, instance, context) => {
    const value = Number((instance as { value?: unknown }).value);
    const times = Math.round(value / divisor);
    if (Math.abs(value - times * divisor) < 1e-7) return true;
    return multipleOf.interpret(divisor, instance, context);
  },
});

/** A document as it was written, and an independent validator of its schemas. */
export interface RawDocument {
  paths: Record<string, Part>;
  /** What may come before a path: the paths of all servers, the longest first, and nothing. */
  basePaths: readonly string[];
  /** A part and its JSON pointer, after every reference. */
  follow(part: unknown, pointer: string): { value: Part; pointer: string };
  /** Whether a value keeps to the schema at a JSON pointer. */
  isValid(pointer: string, value: unknown): Promise<boolean>;
}

/** Reads a document of one file. */
export async function readRaw(file: string): Promise<RawDocument> {
  const document = load(await readFile(file, 'utf8')) as Part;
  const copy = join(await mkdtemp(join(tmpdir(), 'bonafide-corpus-')), 'document.openapi.json');
  await writeFile(copy, JSON.stringify(withoutHashes(document)));
  const url = pathToFileURL(copy).href;
  const validate = String(document.openapi).startsWith('3.0') ? validate30 : validate31;
  const validators = new Map<string, ReturnType<typeof compile>>();
  const compile = (pointer: string) => validate(`${url}${encoded(pointer)}`);
  return {
    paths: document.paths as Record<string, Part>,
    basePaths: basePathsOf(document),
    follow: (part, pointer) => follow(document, part, pointer),
    async isValid(pointer, value) {
      const known = validators.get(pointer) ?? compile(pointer);
      validators.set(pointer, known);
      return (await known)(value as never).valid;
    },
  };
}

function basePathsOf(document: Part): string[] {
  const items = Object.values(document.paths as Record<string, Part>);
  const parts = [document, ...items, ...items.flatMap((item) => Object.values(item))] as Part[];
  const servers = parts.flatMap((part) => (Array.isArray(part?.servers) ? (part.servers as Part[]) : []));
  const found = servers.map(({ url, variables = {} }) => {
    const filled = String(url).replace(/\{([^}]+)\}/g, (_, name) => {
      const variable = (variables as Record<string, Part | undefined>)[name];
      return String(variable?.default ?? '');
    });
    return new URL(filled, 'http://localhost').pathname.replace(/\/$/, '');
  });
  return [...new Set([...found, ''])].sort((one, other) => other.length - one.length);
}

function follow(document: Part, part: unknown, pointer: string): { value: Part; pointer: string } {
  const { $ref } = (part ?? {}) as { $ref?: string };
  if ($ref === undefined) return { value: (part ?? {}) as Part, pointer };
  const steps = $ref
    .slice(2)
    .split('/')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
  const target = steps.reduce<unknown>((inner, step) => (inner as Part | undefined)?.[step], document);
  return follow(document, target, $ref);
}

/** A step of a JSON pointer. */
export function escapePointerStep(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The other validator decodes as `decodeURI` does, which leaves out an encoded `#` among others. */
function encoded(pointer: string): string {
  return `#${encodeURI(pointer.slice(1)).replaceAll('#', hash)}`;
}

const hash = '__hash__';

function withoutHashes(document: Part): Part {
  const paths = Object.entries(document.paths as Part);
  const renamed = paths.map(([path, item]) => [path.replaceAll('#', hash), item]);
  return { ...document, paths: Object.fromEntries(renamed) };
}
