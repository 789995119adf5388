import type { AnyApi, Mutant } from '../mutant.ts';
import { edgeCaseMutants } from './edge-cases.ts';
import { inputMutants } from './input.ts';
import { type MemberObserver, memberMutants } from './omitted-members.ts';
import { identifier, responseMutants } from './response.ts';
import { stateMutants } from './state.ts';
import { storageMutants } from './stored-fields.ts';
import { accessMutants } from './unauthenticated.ts';

/** Every mutant that an API's document allows; those of members that are always sent only if they were observed. */
export function operatorMutants(api: AnyApi, observer?: MemberObserver): Mutant[] {
  const { spec } = api;
  const operations = [...spec.operations.values()];
  const identify = identifier(api);
  return operations.flatMap((operation) => [
    ...responseMutants(spec, operation, identify),
    ...(observer ? memberMutants(spec, operation, identify, observer) : []),
    ...inputMutants(spec, operation),
    ...storageMutants(spec, operation),
    ...stateMutants(operation, operations),
    ...edgeCaseMutants(spec, operation, identify),
    ...accessMutants(api, operation),
  ]);
}
