import type { ResourceCorrections } from '../../contracts/openapi/resources/index.ts';
import type { AnyOperations, OwnTests } from '../../contracts/verify/own-tests-types.ts';
import type { checkCommand } from '../commands/definitions/check.ts';
import type { diffCommand } from '../commands/definitions/diff.ts';
import type { generateCommand } from '../commands/definitions/generate.ts';
import type { lintCommand } from '../commands/definitions/lint.ts';
import type { mergeReportsCommand } from '../commands/definitions/merge-reports.ts';
import type { mockCommand } from '../commands/definitions/mock.ts';
import type { parityCommand } from '../commands/definitions/parity.ts';
import type { verifyCommand } from '../commands/definitions/verify.ts';
import type { ConfigOf } from './command.ts';

/** What `bonafide.config.ts` may have: for each command what its arguments and options say. The command line wins. */
export interface Config<Operations = AnyOperations> {
  /** Corrections of what is found out about resources, by path: see `bonafide lint --resources`. */
  resources?: ResourceCorrections;
  mock?: ConfigOf<typeof mockCommand>;
  verify?: ConfigOf<typeof verifyCommand> & OwnTests<Operations>;
  'merge-reports'?: ConfigOf<typeof mergeReportsCommand>;
  parity?: ConfigOf<typeof parityCommand>;
  check?: ConfigOf<typeof checkCommand>;
  lint?: ConfigOf<typeof lintCommand>;
  diff?: ConfigOf<typeof diffCommand>;
  generate?: ConfigOf<typeof generateCommand>;
}

/**
 * Returns the configuration as it is: `export default defineConfig({ … })` lets an editor know its types, and
 * `defineConfig<operations>` those of the document, too, which `bonafide generate` writes.
 */
export function defineConfig<Operations = AnyOperations>(config: Config<Operations>): Config<Operations> {
  return config;
}
