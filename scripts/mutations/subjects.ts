import { join } from 'node:path';
import { lies as dockerLies } from '../../contracts/apis/docker/lies.ts';
import { lies as ecpLies } from '../../contracts/apis/ecp/lies.ts';
import { lies as gcoreLies } from '../../contracts/apis/gcore/lies.ts';
import { lies as huaweiLies } from '../../contracts/apis/huawei/lies.ts';
import { builtinContract } from '../../contracts/apis/index.ts';
import { lies as sapLies } from '../../contracts/apis/sap/lies.ts';
import { openSpec } from '../../contracts/spec/open.ts';
import { documentContract } from '../../contracts/suite/any/document-contract.ts';
import type { Contract } from '../../contracts/suite/contract.ts';
import type { Lie } from '../../contracts/suite/lying.ts';
import { dockerApi } from '../../mock/apis/docker/index.ts';
import { ecpApi } from '../../mock/apis/ecp/index.ts';
import { gcoreApi } from '../../mock/apis/gcore/index.ts';
import { huaweiApi } from '../../mock/apis/huawei/index.ts';
import { sapApi } from '../../mock/apis/sap/index.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import { documentApi } from '../../mock/resources/index.ts';
import type { AnyApi } from './mutant.ts';

/** What bugs are planted in, and the suite that must find them. */
export interface Subject {
  api(options: ApiOptions): AnyApi;
  contract(): Contract;
  /** Bugs that were thought of by hand. */
  lies: readonly Lie[];
}

/** A document, and nothing else. */
async function documented(file: string): Promise<Subject> {
  const opened = await openSpec(join(import.meta.dirname, file));
  return {
    api: (options) => documentApi(opened.spec, options),
    contract: () => documentContract(opened),
    lies: [],
  };
}

/** The built-in APIs, and two that are nothing but a document: the simplest that there are, and things in things, with versions. */
export const subjects: Readonly<Record<string, Subject>> = {
  docker: { api: () => dockerApi(), contract: () => builtinContract('docker'), lies: dockerLies },
  gcore: { api: gcoreApi, contract: () => builtinContract('gcore'), lies: gcoreLies },
  huawei: { api: huaweiApi, contract: () => builtinContract('huawei'), lies: huaweiLies },
  sap: { api: sapApi, contract: () => builtinContract('sap'), lies: sapLies },
  ecp: { api: ecpApi, contract: () => builtinContract('ecp'), lies: ecpLies },
  library: await documented('library.yaml'),
  tracker: await documented('tracker.yaml'),
};
