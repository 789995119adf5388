import type { Lie } from '../../contracts/suite/lying.ts';
import type { AnyApi, Mutant } from './mutant.ts';
import { bugsOfAnswers, identifier } from './of-answers.ts';
import { bugsOfInput } from './of-input.ts';
import { bugsOfMeetings } from './of-meetings.ts';
import { bugsOfState, openDoor } from './of-state.ts';

/** Every bug that can be planted in an API by its document alone. */
export function mutantsOf(api: AnyApi): Mutant[] {
  const { spec } = api;
  const operations = [...spec.operations.values()];
  const identify = identifier(api);
  return operations.flatMap((operation) => [
    ...bugsOfAnswers(spec, operation, identify),
    ...bugsOfInput(spec, operation),
    ...bugsOfState(operation, operations),
    ...bugsOfMeetings(spec, operation, identify),
    ...(operation.secured && api.authenticate ? [openDoor(operation)] : []),
  ]);
}

/** The bugs that were thought of by hand. */
export function ownMutants(lies: readonly Lie[]): Mutant[] {
  return lies.map(({ says, tell }) => ({ kind: 'thought of by hand', id: says, outside: tell }));
}
