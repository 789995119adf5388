import { isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import type { LoadedDocument } from '../../contracts/openapi/load-document.ts';
import { isUrl, shownName } from '../../contracts/openapi/loading/fetch-document.ts';
import { describeIssue } from '../../contracts/openapi/loading/spec-issue.ts';
import type { ResourceCorrections } from '../../contracts/openapi/resources/index.ts';
import { inOneLine } from '../../contracts/reporters/printable.ts';
import type { Locate } from '../../contracts/reporters/reporter.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import { FaultError } from '../../mock/core/fault.ts';
import { SeedError } from '../../mock/core/plant-seed.ts';
import { OverrideError } from '../../mock/core/user-overrides.ts';
import type { Engine } from '../../mock/inferred/context.ts';
import { createMock, type Mock, type MockOptions } from '../../mock/mock.ts';
import type { OverridesLoader } from '../cli/load-overrides.ts';
import { UsageError } from '../cli/usage-error.ts';

/** How to create the mock of a built-in API or of a document's file. */
export interface CreateMockOptions {
  mock: MockOptions;
  auth: ApiOptions['auth'];
  /** Who answers what has no state in a document's mock. */
  engine: Engine;
  /** Rejects a document with any error. */
  strict: boolean;
  overrides: OverridesLoader | undefined;
  /** What a configuration file says of a document's resources. */
  corrections?: ResourceCorrections | undefined;
  /** The file of the seed data, for messages. */
  seedFile: string | undefined;
}

/** A mock, and what it was created from. */
export interface CreatedMock {
  mock: Mock;
  /** The files of the document; none for a built-in API. */
  files: readonly string[];
  /** Warnings about the document, a line each. */
  warnings: readonly string[];
  /** Resolves with what finds the parts of the document in its files. */
  locate(): Promise<Locate>;
}

/**
 * Creates the mock of a built-in API, or of a document's file. Throws a SpecError or a UsageError for what its user has
 * to correct.
 */
export async function createMockOf(nameOrFile: string, command: CreateMockOptions): Promise<CreatedMock> {
  const { mock: options, auth } = command;
  const overrides = await command.overrides?.load();
  const given = overrides ? { ...options, overrides } : options;
  try {
    const created = isBuiltin(nameOrFile)
      ? {
          mock: builtinMock(nameOrFile, { ...given, auth, variables: process.env }),
          files: [],
          warnings: [],
          locate: () => locationsIn(nameOrFile),
        }
      : await documentMock(nameOrFile, given, command);
    await created.mock.ready;
    return created;
  } catch (error) {
    if (error instanceof SeedError)
      throw new UsageError(`${command.seedFile ?? `the seed of ${nameOrFile}`}: ${error.message}`);
    if (error instanceof OverrideError)
      throw new UsageError(`${command.overrides?.directory}: ${error.message}`);
    throw error;
  }
}

/** A list of faults, and the file that it comes from. */
export interface FaultsFile {
  file: string;
  data: unknown;
}

/** Adds the faults of a file to a mock. Throws a UsageError for one that cannot be injected. */
export async function addFaults({ faults }: Mock, { file, data }: FaultsFile): Promise<void> {
  const { readFaults } = await import('../../mock/faults/read-faults.ts');
  let at = '';
  try {
    for (const [index, fault] of readFaults(data).entries()) {
      at = `/${index} `;
      await faults.add(fault);
    }
  } catch (error) {
    if (error instanceof FaultError) throw new UsageError(`${file}: ${at}${error.message}`);
    throw error;
  }
}

async function documentMock(
  file: string,
  options: MockOptions,
  { auth, engine, strict, corrections = {} }: CreateMockOptions,
): Promise<CreatedMock> {
  const { loadDocument } = await import('../../contracts/openapi/load-document.ts');
  const { documentApi } = await import('../../mock/inferred/index.ts');
  const { correctResources } = await import('../../contracts/openapi/resources/index.ts');
  const loaded = await loadDocument(file, { strict });
  correctResources(loaded.spec, corrections);
  const mock = createMock(documentApi(loaded.spec, { auth, engine }), options);
  const { withSourceText } = await import('./source-locations.ts');
  const locate = async () => withSourceText(loaded.locate);
  // What was fetched does not change while the mock runs.
  const files = loaded.files.filter((one) => !isUrl(one));
  return { mock, files, warnings: warningsOf(shownName(file), loaded), locate };
}

// Most mocks never need the file of a built-in document.
async function locationsIn(name: string): Promise<Locate> {
  const { sourceLocations } = await import('./source-locations.ts');
  return sourceLocations(name);
}

/** Of a document with more errors than this, only the number of the rest is of use. */
const maxWarnings = 20;

function warningsOf(file: string, { disabled, errors, issues, locate }: LoadedDocument): string[] {
  const lines = [
    ...disabled.map(({ id, reason }) => `${file}: ${id} is disabled: ${reason}`),
    ...errors.map((issue) => describeIssue(locate, issue)),
  ];
  const shown = lines.slice(0, maxWarnings).map(inOneLine);
  const rest = lines.length - shown.length + issues.length;
  if (rest === 0) return shown;
  const more = shown.length > 0 ? 'more ' : '';
  const count = rest === 1 ? `1 ${more}issue` : `${rest} ${more}issues`;
  return [...shown, `${file} has ${count}; list them with: bonafide lint ${file}`];
}
