import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { Document } from './document.ts';
import type { Operation } from './operation.ts';
import {
  type DocumentSecrets,
  documentSecrets,
  OperationRedactor,
  redactPlain,
} from './redaction/operation-redactor.ts';
import { redactJsonText } from './redaction/redact-body.ts';
import {
  type CallOptions,
  type RedactedCall,
  type RedactedRequest,
  redactCall,
  redactRequest,
} from './redaction/redact-call.ts';
import { type Replace, redactJson, type Secrets } from './redaction/redact-json.ts';
import type { FormField } from './redaction/redact-multipart.ts';
import { anyPathCleaner } from './redaction/redact-parameters.ts';
import { redacted } from './redaction/redacted-placeholder.ts';
import { SecretNames } from './redaction/secret-names.ts';
import { harmless, SecretPlaces } from './redaction/secret-places.ts';
import { SecretValues } from './redaction/seen-secret-values.ts';

export { escapeRegExp, isSizeOnly } from './redaction/redact-body.ts';
export type { RedactedCall, RedactedRequest } from './redaction/redact-call.ts';
export type { FormField } from './redaction/redact-multipart.ts';
export { redacted } from './redaction/redacted-placeholder.ts';
export type { SecretValues } from './redaction/seen-secret-values.ts';

/** A request that can be sent again. */
export interface SampleRequest extends RedactedRequest {
  /** The parts of its body, where it is a form in several parts, of texts. */
  form: readonly FormField[] | undefined;
}

/** Which part of a request. */
export type InputPlace = 'path' | 'query' | 'headers' | 'body';

/**
 * Redacts the secret values of a document's requests and responses before these are recorded or shown. Secret is what a
 * schema marks `writeOnly` or `format: password`, wherever it is; credentials; and what has the name of one of these, or a
 * name that is known to be secret. Nothing is prepared before the first call.
 */
export interface Redactor {
  /**
   * A call of an operation; `undefined` where it is of none. Values that are found secret are remembered, and replaced
   * wherever else they are in this call and in those that are redacted with the same values.
   */
  call(
    operation: Operation | undefined,
    request: HttpRequest,
    response: HttpResponse,
    values: SecretValues,
    options?: CallOptions,
  ): RedactedCall;
  /** A request that can be sent again: the secrets in its body are samples of the document. */
  sampleRequest(operation: Operation | undefined, request: HttpRequest): SampleRequest;
  /** A response's body with samples of the document for its secrets. */
  sampleResponse(operation: Operation | undefined, response: HttpResponse): string;
  /** Whether a text body of an operation, of the request or a status, is secret. */
  isSecretText(operation: Operation | undefined, status?: number): boolean;
  /** A copy of an operation's input without its secret values: parameters by their names, or the value of a body. */
  input(operation: Operation | undefined, place: InputPlace, input: unknown): unknown;
  /** A path without the secret values of its parameters. */
  path(operation: Operation | undefined, path: string): string;
  /** Whether values of this name are secret, wherever they are. */
  isSecretName(name: string): boolean;
  /** Values to remember: for each run or mock its own. */
  createValues(limit?: number): SecretValues;
  /** A copy of a JSON value with every secret, by its name, replaced by {@link redacted}. */
  json(value: unknown): unknown;
  /** The same of a body; of one that is not JSON only the size. */
  body(body: string | Buffer): string;
  /** The same with every secret replaced by a sample from the document. */
  sample(body: string | Buffer): string;
  /** A query with every credential and secret, by its name, replaced by {@link redacted}. */
  query(query: string): string;
  /** A copy of headers with every credential, by its name, replaced by {@link redacted}. */
  headers<Value>(headers: Readonly<Record<string, Value>>): Readonly<Record<string, Value | string>>;
}

/** Creates a document's redactor. By its operations it finds secrets in paths that are of none. */
export function createRedactor(document: Document, operations: Iterable<Operation> = []): Redactor {
  const places = new SecretPlaces(document);
  const names = new SecretNames(document, places);
  const secrets: Secrets = { places, names };
  let prepared: DocumentSecrets | undefined;
  const redactors = new Map<Operation | undefined, OperationRedactor>();
  const of = (operation: Operation | undefined): OperationRedactor => {
    prepared ??= documentSecrets(secrets, anyPathCleaner(operations, secrets));
    const known = redactors.get(operation) ?? new OperationRedactor(operation, prepared);
    redactors.set(operation, known);
    return known;
  };
  return {
    call: (operation, request, response, values, options) =>
      redactCall(of(operation), request, response, values, options),
    sampleRequest: (operation, request) => ({
      ...redactRequest(of(operation), request, { replace: sampled, found: ignore }),
      form: of(operation).requestForm(request, sampled),
    }),
    sampleResponse: (operation, response) =>
      of(operation).responseBody(response, { replace: sampled, found: ignore }),
    isSecretText: (operation, status) => of(operation).isSecretText(status),
    input: (operation, place, input) => of(operation).input(place, input),
    path: (operation, path) => of(operation).path(path, ignore),
    isSecretName: (name) => names.verdict(name) !== 'harmless',
    createValues: (limit) => new SecretValues((text) => names.isName(text), limit),
    json: (value) => redactJson(value, harmless, secrets, redactPlain),
    body: (body) => redactJsonText(body.toString(), harmless, secrets, redactPlain),
    sample: (body) => redactJsonText(body.toString(), harmless, secrets, sampled),
    query: (query) => of(undefined).query(query, ignore),
    headers: (headers) => headersByName(headers, names),
  };
}

/** Replaces a secret by an example of the document. */
const sampled: Replace = (_, { schemas }) => {
  const found = schemas.map(({ examples, example }) => (Array.isArray(examples) ? examples[0] : example));
  return found.find((one) => one !== undefined) ?? redacted;
};

function headersByName<Value>(
  headers: Readonly<Record<string, Value>>,
  names: SecretNames,
): Readonly<Record<string, Value | string>> {
  const entries = Object.entries(headers).map(([name, value]) => {
    return [name, names.verdict(name) === 'harmless' ? value : redacted] as const;
  });
  return Object.fromEntries(entries);
}

const ignore = { add() {}, addHeader() {} };
