// The vendors' contracts, by the names that people type.
import type { BuiltinName } from '../openapi/load-builtin.ts';
import type { Contract } from '../verify/contract.ts';
import { dockerContract } from './docker/index.ts';
import { ecpContract } from './ecp/index.ts';
import { gcoreContract } from './gcore/index.ts';
import { huaweiContract } from './huawei/index.ts';
import { sapContract } from './sap/index.ts';

// `npm run new-api` adds a line here.
const contracts: Record<BuiltinName, () => Contract> = {
  docker: dockerContract,
  gcore: gcoreContract,
  huawei: huaweiContract,
  sap: sapContract,
  ecp: ecpContract,
};

/** A built-in API's contract. */
export function builtinContract(name: BuiltinName): Contract {
  return contracts[name]();
}
