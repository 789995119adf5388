import { isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import type { LoadedDocument } from '../../contracts/openapi/load-document.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import { builtinMock, clientLine } from '../../mock/apis/index.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import { FaultError } from '../../mock/core/fault.ts';
import { OverrideError } from '../../mock/core/overrides.ts';
import { SeedError } from '../../mock/core/seed.ts';
import { createMock, type Mock, type MockOptions } from '../../mock/mock.ts';
import type { OverridesLoader } from '../cli/load-overrides.ts';
import { UsageError } from '../cli/usage-error.ts';

/** How to make the mock of a name or a file. */
export interface Making {
  mock: MockOptions;
  auth: ApiOptions['auth'];
  lax: boolean;
  overrides: OverridesLoader | undefined;
  /** What is to go wrong, and where that comes from. */
  faults: { file: string; data: unknown } | undefined;
  /** Where the seed data comes from, for messages. */
  seedFile: string | undefined;
}

/** A mock, and what it was made from. */
export interface Mocked {
  mock: Mock;
  /** The files of a document that somebody brought. */
  files: readonly string[];
  /** What to tell about the document. */
  notices: readonly string[];
}

/**
 * Makes the mock of a built-in API, or of a document's file. Throws a SpecError or a UsageError for what its user is to
 * mend.
 */
export async function makeMock(nameOrFile: string, making: Making): Promise<Mocked> {
  const { mock: options, auth } = making;
  const overrides = await making.overrides?.load();
  const given = overrides ? { ...options, overrides } : options;
  try {
    const mocked = isBuiltin(nameOrFile)
      ? { mock: builtinMock(nameOrFile, { ...given, auth, variables: process.env }), files: [], notices: [] }
      : await documentMock(nameOrFile, given, making);
    await mocked.mock.ready;
    if (making.faults) await addFaults(mocked.mock, making.faults);
    return mocked;
  } catch (error) {
    if (error instanceof SeedError)
      throw new UsageError(`${making.seedFile ?? `the seed of ${nameOrFile}`}: ${error.message}`);
    if (error instanceof OverrideError)
      throw new UsageError(`${making.overrides?.directory}: ${error.message}`);
    throw error;
  }
}

async function addFaults({ faults }: Mock, { file, data }: { file: string; data: unknown }): Promise<void> {
  const { readFaults } = await import('../../mock/control/read-faults.ts');
  let at = '';
  try {
    for (const [index, fault] of readFaults(data).entries()) {
      at = `/${index} `;
      faults.add(fault);
    }
  } catch (error) {
    if (error instanceof FaultError) throw new UsageError(`${file}: ${at}${error.message}`);
    throw error;
  }
}

async function documentMock(file: string, options: MockOptions, { auth, lax }: Making): Promise<Mocked> {
  const { loadDocument } = await import('../../contracts/openapi/load-document.ts');
  const { documentApi } = await import('../../mock/inferred/index.ts');
  const opened = await loadDocument(file, { lax });
  const mock = createMock(documentApi(opened.spec, { auth }), options);
  return { mock, files: opened.files, notices: noticesOf(file, opened) };
}

function noticesOf(file: string, { off, faults }: LoadedDocument): string[] {
  const notices = off.map(({ id, why }) => `${file}: ${id} is off: ${why}`);
  if (faults.length === 0) return notices;
  const many = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  return [...notices, `${file} has ${many}, and is served all the same; bonafide lint ${file} says which`];
}

/** The line to paste that makes a first call. */
export function callLine(nameOrFile: string, spec: Spec, address: string): string {
  if (isBuiltin(nameOrFile)) return clientLine(nameOrFile, address);
  const all = [...spec.operations.values()];
  const simple = all.find(({ method, path }) => method === 'GET' && !path.includes('{'));
  const path = simple?.path ?? '/';
  if (!address.startsWith('unix:')) return `curl ${address}${path}`;
  return `curl --unix-socket ${address.slice('unix:'.length)} http://localhost${path}`;
}
