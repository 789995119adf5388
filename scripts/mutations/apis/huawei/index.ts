import type { HandwrittenMutant } from '../../handwritten.ts';
import { backupAndTagLies } from './backups-and-tags.ts';
import { checkLies } from './checks.ts';
import { listLies } from './lists.ts';
import { neighbourLies } from './neighbours.ts';
import { secretLies } from './secrets.ts';
import { versionLies } from './versions.ts';

/** Servers that are CSMS but for one lie each. */
export const mutants: readonly HandwrittenMutant[] = [
  ...checkLies,
  ...secretLies,
  ...listLies,
  ...versionLies,
  ...backupAndTagLies,
  ...neighbourLies,
];
