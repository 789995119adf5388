import { builtinContract } from '../../contracts/apis/index.ts';
import { isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import type { ResourceCorrections } from '../../contracts/openapi/resources/index.ts';
import type { Contract } from '../../contracts/verify/contract.ts';
import type { OwnTests } from '../../contracts/verify/own-tests-types.ts';
import { requireApiOrFile } from '../cli/require-api-or-file.ts';
import { UsageError } from '../cli/usage-error.ts';
import { fixtureHooks } from './read-own-tests.ts';

interface LoadOptions {
  /** Whether a document with any error is rejected. */
  strict: boolean;
  /** What a configuration file says of resources. */
  corrections?: ResourceCorrections | undefined;
  /** What it adds to the tests. */
  own?: OwnTests;
}

/** The contract of a built-in API, or of a document's file or URL. Throws a UsageError where there is no such thing. */
export async function loadContract(
  nameOrFile: string,
  { strict, corrections = {}, own = {} }: LoadOptions,
): Promise<Contract> {
  if (isBuiltin(nameOrFile)) {
    if (Object.keys(own.fixtures ?? {}).length > 0)
      throw new UsageError(`verify.fixtures: ${nameOrFile} is built in, and has its own`);
    return builtinContract(nameOrFile);
  }
  requireApiOrFile(nameOrFile);
  // Loaded only for files: a built-in API does not need it.
  const { loadDocument } = await import('../../contracts/openapi/load-document.ts');
  const { correctResources } = await import('../../contracts/openapi/resources/index.ts');
  const { documentContract } = await import('../../contracts/verify/document-contract.ts');
  const { spec } = await loadDocument(nameOrFile, { strict });
  correctResources(spec, corrections);
  return documentContract(spec, undefined, fixtureHooks(own, spec));
}
