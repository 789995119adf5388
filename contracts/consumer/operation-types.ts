import type { BuiltinOperations } from '../../generated/index.ts';
import type { AnswerOf, OperationTypes } from '../../mock/core/operation-types.ts';

/** Any operations: those of a document that is only read when it is there. */
export type AnyOperations = Record<string, OperationTypes>;

/** The operationIds among what openapi-typescript writes. */
export type IdOf<Operations> = keyof Operations & string;

/** The operations of what is mocked: a built-in API by its name, or whatever a document's file has. */
export type OperationsNamed<Name extends string> = Name extends keyof BuiltinOperations
  ? BuiltinOperations[Name]
  : AnyOperations;

/** One of the operations. */
export type OperationOf<Operations, Id extends IdOf<Operations>> = Operations[Id] extends OperationTypes
  ? Operations[Id]
  : never;

type Success = 200 | 201 | 202 | 203 | 206;

/** What an operation answers where all is well. */
export type SuccessOf<Op extends OperationTypes> = unknown extends Op['responses']
  ? Record<string, unknown>
  : AnswerOf<Op['responses'], keyof Op['responses'] & Success>;

/** The same with every field optional, at any depth. */
export type DeepPartial<Whole> = Whole extends readonly (infer Item)[]
  ? DeepPartial<Item>[]
  : Whole extends object
    ? { [Key in keyof Whole]?: DeepPartial<Whole[Key]> | null }
    : Whole;
