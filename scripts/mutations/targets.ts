import { join } from 'node:path';
import { builtinContract } from '../../contracts/apis/index.ts';
import { type BuiltinName, builtinNames } from '../../contracts/openapi/load-builtin.ts';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import type { Contract } from '../../contracts/verify/contract.ts';
import { documentContract } from '../../contracts/verify/document-contract.ts';
import type { Variables } from '../../contracts/verify/engine/connection-types.ts';
import { builtinApi } from '../../mock/apis/index.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import { documentApi } from '../../mock/inferred/index.ts';
import { mutants as dockerMutants } from './apis/docker/index.ts';
import { account } from './apis/ecp/call-matchers.ts';
import { mutants as ecpMutants } from './apis/ecp/index.ts';
import { mutants as gcoreMutants } from './apis/gcore/index.ts';
import { mutants as huaweiMutants } from './apis/huawei/index.ts';
import { mutants as libraryMutants } from './apis/library/index.ts';
import { mutants as sapMutants } from './apis/sap/index.ts';
import { mutants as trackerMutants } from './apis/tracker/index.ts';
import type { AnyApi, HandwrittenMutant } from './mutant.ts';

/** An API, and the suite that must kill its mutants. */
export interface MutationTarget {
  api(options: ApiOptions): AnyApi;
  contract(): Contract;
  /** The valid credentials, for the mock and for the suite; without them, the mock accepts any that are well-formed. */
  variables?: Variables;
  handwritten: readonly HandwrittenMutant[];
}

/** The hand-written mutants of the built-in APIs that have some. */
const handwritten: Partial<Record<BuiltinName, readonly HandwrittenMutant[]>> = {
  docker: dockerMutants,
  gcore: gcoreMutants,
  huawei: huaweiMutants,
  sap: sapMutants,
  ecp: ecpMutants,
};

function builtinTarget(name: BuiltinName): MutationTarget {
  return {
    api: (options) => builtinApi(name, options),
    contract: () => builtinContract(name),
    ...(name === 'ecp' && { variables: account }),
    handwritten: handwritten[name] ?? [],
  };
}

/** An API that is only a document. */
async function documentTarget(
  file: string,
  handwritten: readonly HandwrittenMutant[],
): Promise<MutationTarget> {
  const document = await loadDocument(join(import.meta.dirname, file), { strict: true });
  return {
    api: (options) => documentApi(document.spec, options),
    contract: () => documentContract(document.spec),
    handwritten,
  };
}

/** The built-in APIs and two documents: the simplest one, and one with nested items, versions and filters. */
export const targets: Readonly<Record<string, MutationTarget>> = {
  ...Object.fromEntries(builtinNames.map((name) => [name, builtinTarget(name)])),
  library: await documentTarget('library.yaml', libraryMutants),
  tracker: await documentTarget('tracker.yaml', trackerMutants),
};
