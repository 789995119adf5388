import type { HandwrittenMutant } from '../../mutant.ts';
import { isCreate, isVersionCreate, setMembers } from './call-matchers.ts';

/** Which values of a secret are accepted, and what becomes of them. */
export const values: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/value-limits',
    id: 'secret_binary is ignored beside secret_string',
    mutate: setMembers(isCreate, ({ secret_string }) =>
      secret_string === undefined ? {} : { secret_binary: undefined },
    ),
  },
  {
    killedBy: 'huawei/value-limits',
    id: 'a value is cut to 16 KB',
    mutate: setMembers(isCreate, ({ secret_string: text }) => ({
      secret_string: text?.slice?.(0, 16_384) ?? text,
    })),
  },
  {
    killedBy: 'huawei/only-versions-have-values',
    id: 'secret_binary is stored as secret_string',
    mutate: setMembers(isVersionCreate, ({ secret_binary, secret_string = secret_binary }) => ({
      secret_string,
      secret_binary: undefined,
    })),
  },
  {
    killedBy: 'huawei/verbatim-values',
    id: 'a value is trimmed',
    mutate: setMembers(isVersionCreate, ({ secret_string }) =>
      typeof secret_string === 'string' ? { secret_string: secret_string.trim() } : {},
    ),
  },
];
