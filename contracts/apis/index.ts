// The vendors' contracts, by the names that people type.
import type { BuiltinName } from '../spec/builtin.ts';
import type { Contract } from '../suite/contract.ts';
import { dockerContract } from './docker/index.ts';

/** A built-in API's contract. */
export function builtinContract(name: BuiltinName): Contract {
  const makers: Record<BuiltinName, () => Contract> = { docker: dockerContract };
  return makers[name]();
}
