import { join } from 'node:path';
import { builtinContract } from '../../contracts/apis/index.ts';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import type { Contract } from '../../contracts/verify/contract.ts';
import { documentContract } from '../../contracts/verify/document-contract.ts';
import type { Variables } from '../../contracts/verify/engine/connection.ts';
import { dockerApi } from '../../mock/apis/docker/index.ts';
import { ecpApi } from '../../mock/apis/ecp/index.ts';
import { gcoreApi } from '../../mock/apis/gcore/index.ts';
import { huaweiApi } from '../../mock/apis/huawei/index.ts';
import { sapApi } from '../../mock/apis/sap/index.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import { documentApi } from '../../mock/inferred/index.ts';
import { mutants as dockerMutants } from './apis/docker/index.ts';
import { mutants as ecpMutants } from './apis/ecp/index.ts';
import { account } from './apis/ecp/requests.ts';
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

/** An API that is only a document. */
async function documentTarget(
  file: string,
  handwritten: readonly HandwrittenMutant[],
): Promise<MutationTarget> {
  const document = await loadDocument(join(import.meta.dirname, file));
  return {
    api: (options) => documentApi(document.spec, options),
    contract: () => documentContract(document.spec),
    handwritten,
  };
}

/** The built-in APIs and two documents: the simplest one, and one with nested items, versions and filters. */
export const targets: Readonly<Record<string, MutationTarget>> = {
  docker: { api: () => dockerApi(), contract: () => builtinContract('docker'), handwritten: dockerMutants },
  gcore: { api: gcoreApi, contract: () => builtinContract('gcore'), handwritten: gcoreMutants },
  huawei: { api: huaweiApi, contract: () => builtinContract('huawei'), handwritten: huaweiMutants },
  sap: { api: sapApi, contract: () => builtinContract('sap'), handwritten: sapMutants },
  ecp: {
    api: ecpApi,
    contract: () => builtinContract('ecp'),
    variables: account,
    handwritten: ecpMutants,
  },
  library: await documentTarget('library.yaml', libraryMutants),
  tracker: await documentTarget('tracker.yaml', trackerMutants),
};
