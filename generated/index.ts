// Made from the list of built-in APIs by "npm run generate": never edit it.
import type { operations as dockerOperations, paths as dockerPaths } from './docker.ts';
import type { operations as gcoreOperations, paths as gcorePaths } from './gcore.ts';
import type { operations as huaweiOperations, paths as huaweiPaths } from './huawei.ts';
import type { operations as sapOperations, paths as sapPaths } from './sap.ts';
import type { operations as ecpOperations, paths as ecpPaths } from './ecp.ts';

/** The paths of the built-in APIs, as their documents have them. */
export interface BuiltinPaths {
  docker: dockerPaths;
  gcore: gcorePaths;
  huawei: huaweiPaths;
  sap: sapPaths;
  ecp: ecpPaths;
}

/** The operations of the built-in APIs, as their documents have them. */
export interface BuiltinOperations {
  docker: dockerOperations;
  gcore: gcoreOperations;
  huawei: huaweiOperations;
  sap: sapOperations;
  ecp: ecpOperations;
}
