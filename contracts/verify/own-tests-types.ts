import type { HttpRequest } from '../http/message.ts';
import type { Check } from './checks/check.ts';
import type { Property } from './properties/property.ts';

/** What openapi-typescript writes of a document's operations: by operationId. */
export type AnyOperations = Record<string, unknown>;

type ParametersOf<Operation, Place extends string> = Operation extends {
  parameters: { [In in Place]?: infer Given };
}
  ? Given
  : Record<string, unknown> | undefined;

type BodyOf<Operation> = Operation extends { requestBody?: infer Body }
  ? NonNullable<Body> extends { content: infer Types }
    ? Types[keyof Types]
    : undefined
  : unknown;

/** What an operation is called with: values, which are written as its document wants them. */
export interface InputOf<Operation> {
  path?: ParametersOf<Operation, 'path'>;
  query?: ParametersOf<Operation, 'query'>;
  headers?: ParametersOf<Operation, 'header'>;
  body?: BodyOf<Operation>;
}

/** What a team adds to a document's tests. */
export interface OwnTests<Operations = AnyOperations> {
  /** Changes each request before it is sent, when it has its credentials: for a gateway's header, or a signature. */
  beforeCall?(
    request: HttpRequest,
    call: { operationId: keyof Operations & string },
  ): HttpRequest | Promise<HttpRequest>;
  /** Look at every response, besides the usual checks. */
  checks?: readonly Check[];
  /** What must hold across several calls, for every resource that they apply to. */
  properties?: readonly Property[];
  /** Make a call that is valid by the document valid for the server, too: an account that is there, a code that is known. */
  fixtures?: {
    readonly [Id in keyof Operations]?: (
      input: InputOf<Operations[Id]>,
    ) => InputOf<Operations[Id]> | Promise<InputOf<Operations[Id]>>;
  };
}
