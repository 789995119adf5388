import { join } from 'node:path';
import { builtinContract } from '../../contracts/apis/index.ts';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import type { Contract } from '../../contracts/verify/contract.ts';
import { documentContract } from '../../contracts/verify/document-contract.ts';
import { dockerApi } from '../../mock/apis/docker/index.ts';
import { ecpApi } from '../../mock/apis/ecp/index.ts';
import { gcoreApi } from '../../mock/apis/gcore/index.ts';
import { huaweiApi } from '../../mock/apis/huawei/index.ts';
import { sapApi } from '../../mock/apis/sap/index.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import { documentApi } from '../../mock/inferred/index.ts';
import { mutants as dockerLies } from './apis/docker/index.ts';
import { mutants as ecpLies } from './apis/ecp/index.ts';
import { mutants as gcoreLies } from './apis/gcore/index.ts';
import { mutants as huaweiLies } from './apis/huawei/index.ts';
import { mutants as sapLies } from './apis/sap/index.ts';
import type { HandwrittenMutant } from './handwritten.ts';
import type { AnyApi } from './mutant.ts';

/** What bugs are planted in, and the suite that must find them. */
export interface MutationTarget {
  api(options: ApiOptions): AnyApi;
  contract(): Contract;
  /** Bugs that were thought of by hand. */
  handwritten: readonly HandwrittenMutant[];
}

/** Callers need valid credentials. */
export const strict = { auth: 'strict', variables: {} } as const;

/** A document, and nothing else. */
async function documented(file: string): Promise<MutationTarget> {
  const opened = await loadDocument(join(import.meta.dirname, file));
  return {
    api: (options) => documentApi(opened.spec, options),
    contract: () => documentContract(opened.spec),
    handwritten: [],
  };
}

/** The built-in APIs, and two that are nothing but a document: the simplest that there are, and things in things, with versions. */
export const targets: Readonly<Record<string, MutationTarget>> = {
  docker: { api: () => dockerApi(), contract: () => builtinContract('docker'), handwritten: dockerLies },
  gcore: { api: gcoreApi, contract: () => builtinContract('gcore'), handwritten: gcoreLies },
  huawei: { api: huaweiApi, contract: () => builtinContract('huawei'), handwritten: huaweiLies },
  sap: { api: sapApi, contract: () => builtinContract('sap'), handwritten: sapLies },
  ecp: { api: ecpApi, contract: () => builtinContract('ecp'), handwritten: ecpLies },
  library: await documented('library.yaml'),
  tracker: await documented('tracker.yaml'),
};
