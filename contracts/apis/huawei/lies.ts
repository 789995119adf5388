import type { Lie } from '../../suite/lying.ts';
import { backupAndTagLies } from './lies/backups-and-tags.ts';
import { checkLies } from './lies/checks.ts';
import { listLies } from './lies/lists.ts';
import { neighbourLies } from './lies/neighbours.ts';
import { secretLies } from './lies/secrets.ts';
import { versionLies } from './lies/versions.ts';

/** Servers that are CSMS but for one lie each. */
export const lies: readonly Lie[] = [
  ...checkLies,
  ...secretLies,
  ...listLies,
  ...versionLies,
  ...backupAndTagLies,
  ...neighbourLies,
];
