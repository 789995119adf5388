import { isJson } from '../../http/media-type.ts';
import { type HttpRequest, type HttpResponse, mediaTypeOf } from '../../http/message.ts';
import type { MediaType } from '../document.ts';
import { type Operation, responseFor } from '../operation.ts';
import {
  looseSecrets,
  plainSecretsOf,
  redactByPattern,
  redactForm,
  redactJsonText,
  sizeOf,
} from './redact-body.ts';
import { leavesOf, type Replace, redactJson, type Secrets } from './redact-json.ts';
import { type FormField, redactMultipart } from './redact-multipart.ts';
import {
  type CleanPath,
  cleanText,
  isSecretParameter,
  mayBeJson,
  pathCleaner,
  redactQuery,
  type SecretParameter,
  secretParameters,
} from './redact-parameters.ts';
import { redacted } from './redacted-placeholder.ts';
import { harmless, type Place } from './secret-places.ts';
import type { SecretValues } from './seen-secret-values.ts';

/** Takes the secret values that are found in their places. */
export type Found = Pick<SecretValues, 'add' | 'addHeader'>;

/** What becomes of the secrets in a body. */
export interface Replacing {
  replace: Replace;
  found: Found;
}

export type Headers = Readonly<Record<string, string | string[] | undefined>>;
export type ShownHeaders = Readonly<Record<string, string | string[]>>;

/** A body's place, and whether all secrets in it are members of a marked name. */
interface BodyPlace {
  place: Place;
  isByName: boolean;
}

const form = 'application/x-www-form-urlencoded';

/** What all operations of a document have in common. */
export interface DocumentSecrets extends Secrets {
  /** Cleans a path where the operation is not known. */
  cleanAnyPath: CleanPath;
  /** Objects with secrets that are found by their place only. */
  beside: ReadonlySet<object>;
  plainSecrets: RegExp;
}

export function documentSecrets(secrets: Secrets, cleanAnyPath: CleanPath): DocumentSecrets {
  const beside = secrets.places.reachingBeside(secrets.names.documented);
  return { ...secrets, cleanAnyPath, beside, plainSecrets: plainSecretsOf(secrets) };
}

/** Finds the secrets of one operation's calls, by its schemas; of calls of no operation by names alone. */
export class OperationRedactor {
  readonly #operation: Operation | undefined;
  readonly #secrets: DocumentSecrets;
  readonly #parameters: readonly SecretParameter[];
  readonly #headerNames: ReadonlySet<string>;
  readonly #cleanPath: CleanPath | undefined;
  readonly #bodies = new Map<number, BodyPlace>();

  constructor(operation: Operation | undefined, secrets: DocumentSecrets) {
    this.#operation = operation;
    this.#secrets = secrets;
    this.#parameters = operation ? secretParameters(operation, secrets) : [];
    const headers = this.#parameters.filter((one) => one.in === 'header');
    this.#headerNames = new Set(headers.map(({ name }) => name.toLowerCase()));
    this.#cleanPath = operation ? pathCleaner(operation.path, this.#parameters) : secrets.cleanAnyPath;
  }

  path(path: string, found: Found): string {
    return this.#cleanPath?.(path, hiding(found)) ?? path;
  }

  query(query: string, found: Found): string {
    const addAll = (value: string) => {
      for (const one of [value, ...value.split(/[,|;\s]/)]) found.add(one);
    };
    return redactQuery(query, this.#parameters, this.#secrets, hiding({ add: addAll, addHeader: () => {} }));
  }

  headers(headers: Headers, found: Found): ShownHeaders {
    const shown: Record<string, string | string[]> = {};
    for (const name in headers) {
      const value = headers[name];
      if (value === undefined) continue;
      const isSecret = this.#isSecretHeader(name);
      if (isSecret) for (const one of [value].flat()) found.addHeader(one);
      shown[name] = isSecret ? redacted : this.#harmlessHeader(value, found);
    }
    return shown;
  }

  /** A request's body with its secrets replaced; `isRead` where it is known to be JSON. */
  requestBody(request: Pick<HttpRequest, 'headers' | 'body'>, how: Replacing, isRead = false): string {
    return this.#body(request, this.#requestPlace(), how, isRead);
  }

  /** The parts of a form in several parts; `undefined` for any other body. */
  requestForm(request: Pick<HttpRequest, 'headers' | 'body'>, replace: Replace): FormField[] | undefined {
    return redactMultipart(request, this.#requestPlace().place, this.#secrets, replace);
  }

  responseBody(response: HttpResponse, how: Replacing, isRead = false): string {
    return this.#body(response, this.#responsePlace(response.status), how, isRead);
  }

  /** Parameters by their names, or a body, with each secret value replaced. */
  input(place: 'path' | 'query' | 'headers' | 'body', input: unknown): unknown {
    if (place === 'body') return redactJson(input, this.#requestPlace().place, this.#secrets, redactPlain);
    const isSecret = (name: string) => {
      if (place === 'headers') return this.#isSecretHeader(name);
      if (place === 'query') return isSecretParameter(name, this.#parameters, this.#secrets);
      return this.#parameters.some((one) => one.in === 'path' && one.name === name);
    };
    const entries = Object.entries(input ?? {}).map(([name, value]) => {
      return [
        name,
        isSecret(name) ? redacted : redactJson(value, harmless, this.#secrets, redactPlain),
      ] as const;
    });
    return Object.fromEntries(entries);
  }

  /** Whether a text body is secret: the request's, or the response's of a status. */
  isSecretText(status?: number): boolean {
    const { place } = status === undefined ? this.#requestPlace() : this.#responsePlace(status);
    return place.schemas.length > 0;
  }

  #body(
    { headers, body }: Pick<HttpRequest | HttpResponse, 'headers' | 'body'>,
    { place, isByName }: BodyPlace,
    { replace, found }: Replacing,
    isRead: boolean,
  ): string {
    if (body.length === 0) return '';
    const text = body.toString();
    const mediaType = mediaTypeOf(headers) ?? '';
    const quick =
      isRead && isByName && isJson(mediaType)
        ? redactByPattern(text, this.#secrets, this.#secrets.plainSecrets, (value) => found.add(value))
        : undefined;
    if (quick !== undefined) return quick;
    const finding = remembering(replace, found);
    if (mediaType === form) return redactForm(text, place, this.#secrets, finding);
    if (mediaType.startsWith('text/') && !isJson(mediaType) && place.schemas.length > 0)
      return String(finding(text, place));
    const clean = redactJsonText(text, place, this.#secrets, finding);
    // It cannot be shown, but its secrets may come back.
    if (clean === sizeOf(text)) for (const one of looseSecrets(text, place, this.#secrets)) found.add(one);
    return clean;
  }

  #requestPlace(): BodyPlace {
    return this.#bodyPlace(0, () => this.#operation?.requestBody?.value.content);
  }

  #responsePlace(status: number): BodyPlace {
    return this.#bodyPlace(
      status,
      () => this.#operation && responseFor(this.#operation, status)?.value.content,
    );
  }

  #bodyPlace(key: number, content: () => Record<string, MediaType> | undefined): BodyPlace {
    const known = this.#bodies.get(key);
    if (known) return known;
    const schemas = Object.values(content() ?? {}).map(({ schema }) => schema);
    const place = schemas.length > 0 ? this.#secrets.places.at(...schemas) : harmless;
    const made = { place, isByName: place.schemas.every((schema) => !this.#secrets.beside.has(schema)) };
    this.#bodies.set(key, made);
    return made;
  }

  #isSecretHeader(name: string): boolean {
    if (this.#secrets.names.verdict(name) !== 'harmless') return true;
    return this.#headerNames.size > 0 && this.#headerNames.has(name.toLowerCase());
  }

  #harmlessHeader(value: string | string[], found: Found): string | string[] {
    if (typeof value !== 'string') return value.map((one) => String(this.#harmlessHeader(one, found)));
    return mayBeJson(value) ? cleanText(value, this.#secrets, hiding(found)) : value;
  }
}

/** Replaces a secret by {@link redacted}. */
export const redactPlain: Replace = () => redacted;

function hiding(found: Found): Replace {
  return remembering(redactPlain, found);
}

function remembering(replace: Replace, found: Found): Replace {
  return (value, place) => {
    for (const one of leavesOf(value)) found.add(one);
    return replace(value, place);
  };
}
