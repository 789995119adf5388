import type { HttpRequest } from '../../contracts/http/message.ts';

/** The types that openapi-typescript generates for one operation. */
export interface OperationTypes {
  parameters: { path?: unknown; query?: unknown; header?: unknown; cookie?: unknown };
  requestBody?: unknown;
  responses: unknown;
}

type Content<Part> = Part extends { content: infer Types } ? Types[keyof Types] : undefined;
type Given<Parameters> = [Parameters] extends [undefined | never] ? Record<never, never> : Parameters;

export type PathOf<Op extends OperationTypes> = Given<NonNullable<Op['parameters']['path']>>;
export type QueryOf<Op extends OperationTypes> = Given<NonNullable<Op['parameters']['query']>>;
export type HeaderOf<Op extends OperationTypes> = Given<NonNullable<Op['parameters']['header']>>;
export type BodyOf<Op extends OperationTypes> = Content<NonNullable<Op['requestBody']>>;

/** The statuses that the document names for an operation; any, where it has a `default`. */
export type StatusOf<Op extends OperationTypes> =
  | (keyof Op['responses'] & number)
  | (Op['responses'] extends { default: unknown } ? number : never);

/** The body that a document has for a status. */
export type AnswerOf<Responses, Status> = Status extends keyof Responses
  ? Content<Responses[Status]>
  : Responses extends { default: infer Rest }
    ? Content<Rest>
    : never;

/** A handler's answer, before it is written and validated. `body` is JSON, or text for a text type. */
export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Makes a reply that the document has: another status or body is a compiler error. */
export type ReplyTo<Op extends OperationTypes> = <Status extends StatusOf<Op>>(
  status: Status,
  ...rest: AnswerOf<Op['responses'], Status> extends undefined
    ? [body?: undefined, headers?: Record<string, string>]
    : [body: AnswerOf<Op['responses'], Status>, headers?: Record<string, string>]
) => Reply;

/** One call of an operation, as its handler sees it. */
export interface Call<Op extends OperationTypes, State> {
  path: PathOf<Op>;
  /** Parsed by the document, with its defaults. Not set where the API reads its input itself. */
  query: QueryOf<Op>;
  header: HeaderOf<Op>;
  body: BodyOf<Op>;
  /** What the API's `authenticate` returned. */
  caller: unknown;
  request: HttpRequest;
  state: State;
  reply: ReplyTo<Op>;
}

/** Answers one operation. */
export type Handler<Op extends OperationTypes, State> = (call: Call<Op, State>) => Reply | Promise<Reply>;

/** Handlers by operationId. */
export type Overrides<Operations, State> = {
  [Id in keyof Operations]?: Operations[Id] extends OperationTypes ? Handler<Operations[Id], State> : never;
};

/** Any operation's handler. Only the pipeline calls one, with parameters and body of the same document. */
export type AnyHandler = (call: never) => Reply | Promise<Reply>;

/** A reply as a plain record. */
export function reply(status: number, body?: unknown, headers?: Record<string, string>): Reply {
  return headers ? { status, body, headers } : { status, body };
}
