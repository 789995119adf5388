import type { HandwrittenMutant } from './handwritten.ts';
import type { AnyApi, Mutant } from './mutant.ts';
import { concurrencyMutants } from './operators/concurrency.ts';
import { inputMutants } from './operators/input.ts';
import { identifier, responseMutants } from './operators/response.ts';
import { openDoor, stateMutants } from './operators/state.ts';

/** Every bug that can be planted in an API by its document alone. */
export function operatorMutants(api: AnyApi): Mutant[] {
  const { spec } = api;
  const operations = [...spec.operations.values()];
  const identify = identifier(api);
  return operations.flatMap((operation) => [
    ...responseMutants(spec, operation, identify),
    ...inputMutants(spec, operation),
    ...stateMutants(operation, operations),
    ...concurrencyMutants(spec, operation, identify),
    ...(operation.secured && api.authenticate ? [openDoor(operation)] : []),
  ]);
}

/** The bugs that were thought of by hand. */
export function handwrittenMutants(lies: readonly HandwrittenMutant[]): Mutant[] {
  return lies.map(({ description, mutate }) => ({
    kind: 'thought of by hand',
    id: description,
    outside: mutate,
  }));
}
