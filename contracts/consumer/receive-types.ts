import type { BodyOf, HeaderOf, OperationTypes, PathOf, QueryOf } from '../../mock/core/operation-types.ts';
import type { ExpectedCalls } from './expected-call.ts';
import type { AnyOperations, IdOf, OperationOf } from './operation-types.ts';

/** `expect.any(String)` and the like. */
interface Matching {
  asymmetricMatch(found: unknown): boolean;
}

/** Some part of a value, in which a matcher may stand for any part. */
type Wanted<Whole> =
  | Matching
  | (Whole extends readonly (infer Item)[]
      ? Wanted<Item>[]
      : Whole extends object
        ? { [Key in keyof Whole]?: Wanted<Whole[Key]> }
        : Whole);

type WantedCall<Op extends OperationTypes> = unknown extends Op['responses']
  ? ExpectedCalls
  : {
      path?: Wanted<PathOf<Op>>;
      query?: Wanted<QueryOf<Op>>;
      headers?: Wanted<HeaderOf<Op>> & Record<string, unknown>;
      body?: Wanted<BodyOf<Op>>;
    };

type OperationsIn<Api> = Api extends { operations?: infer Operations }
  ? NonNullable<Operations>
  : AnyOperations;

type StepOf<Operations> = {
  [Id in IdOf<Operations>]: Id | readonly [id: Id, wanted?: WantedCall<OperationOf<Operations, Id>>];
}[IdOf<Operations>];

/** What `expect` has for what `mockApi` gives; `Result` is what the runner's own matchers return. */
export interface ReceiveMatchers<Result, Api> {
  /** At least one call of the operation has what is wanted, or exactly so many as `times` says. */
  toHaveReceived<Id extends IdOf<OperationsIn<Api>>>(
    operationId: Id,
    wanted?: WantedCall<OperationOf<OperationsIn<Api>, Id>> & { times?: number },
  ): Result;
  /** The calls came one after the other, whatever came between them. */
  toHaveReceivedInOrder(...steps: StepOf<OperationsIn<Api>>[]): Result;
  /** The test has asked for every call, by one of the other two. */
  toHaveReceivedNothingElse(): Result;
}
