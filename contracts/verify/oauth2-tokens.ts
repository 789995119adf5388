import { jsonOf } from '../http/lossless-json.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { ConfigurationError } from '../openapi/configuration-error.ts';
import type { Target } from './engine/target.ts';
import { type Grant, shellToken } from './fixtures/oauth2-grants-from-variables.ts';
import { httpTarget } from './targets/http.ts';

/** Asks for a run's tokens, at its beginning and whenever one is refused. */
export class OAuth2Tokens {
  readonly #sources: readonly TokenSource[];
  readonly #variables: Record<string, string | undefined>;

  /** Puts the tokens into `variables`, by the names that somebody would have given them by. */
  constructor(grants: readonly Grant[], target: Target, variables: Record<string, string | undefined>) {
    this.#variables = variables;
    this.#sources = grants.map((grant) => new TokenSource(grant, target));
  }

  /** Gets all tokens. Rejects with a ConfigurationError where a server gives none. Gives back the new secret values. */
  async renew(): Promise<string[]> {
    const secrets: string[] = [];
    for (const source of this.#sources) {
      const token = await source.next();
      this.#variables[source.variable] = token;
      secrets.push(token);
    }
    return secrets;
  }

  /** What gets the tokens in a shell, by the same variables. */
  shellWords(): Record<string, string> {
    return Object.fromEntries(this.#sources.map((source) => [source.variable, source.shellWord]));
  }
}

/** What a token's server answers. */
interface Answer {
  access_token?: unknown;
  refresh_token?: unknown;
  error?: unknown;
}

class TokenSource {
  readonly #url: URL;
  readonly #grant: Grant;
  /** What the last answer gave to get the next token by. */
  #refreshToken: string | undefined;

  constructor(grant: Grant, { name }: Target) {
    this.#grant = grant;
    const base = URL.canParse(name) ? name : undefined;
    if (!URL.canParse(grant.tokenUrl, base))
      throw new ConfigurationError(
        `${grant.variable}_TOKEN_URL must be set: ${grant.tokenUrl} is no whole URL`,
      );
    this.#url = new URL(grant.tokenUrl, base);
  }

  get variable(): string {
    return this.#grant.variable;
  }

  get shellWord(): string {
    return shellToken(this.#grant, this.#url.href);
  }

  async next(): Promise<string> {
    const target = httpTarget(this.#url.origin);
    try {
      const refreshed =
        this.#refreshToken === undefined ? undefined : await this.#ask(target, this.#refreshing);
      const response =
        refreshed && refreshed.status < 300 ? refreshed : await this.#ask(target, this.#grant.fields);
      const { access_token, refresh_token, error } = (jsonOf(response) ?? {}) as Answer;
      if (typeof access_token !== 'string' || response.status >= 300) throw this.#refusal(response, error);
      this.#refreshToken = typeof refresh_token === 'string' ? refresh_token : undefined;
      return access_token;
    } finally {
      await target.close();
    }
  }

  get #refreshing(): Record<string, string> {
    return { grant_type: 'refresh_token', refresh_token: this.#refreshToken ?? '' };
  }

  /** A client may be known by the header, or by the form alone (RFC 6749, section 2.3.1). */
  async #ask(target: Target, fields: Readonly<Record<string, string>>): Promise<HttpResponse> {
    const { id, secret } = this.#grant.client;
    if (id === '') return target.send(this.#request(fields));
    const inHeader = await target.send(this.#request(fields, basicOf(id, secret)));
    if (inHeader.status !== 400 && inHeader.status !== 401) return inHeader;
    const inForm = await target.send(this.#request({ ...fields, client_id: id, client_secret: secret }));
    return inForm.status < 300 ? inForm : inHeader;
  }

  #request(fields: Readonly<Record<string, string>>, authorization?: string): HttpRequest {
    const { pathname: path, search } = this.#url;
    const headers = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization !== undefined && { authorization }),
    };
    const body = Buffer.from(new URLSearchParams(fields).toString());
    return { method: 'POST', path, query: search.slice(1), headers, body };
  }

  #refusal({ status }: HttpResponse, error: unknown): ConfigurationError {
    const why = typeof error === 'string' ? `, ${error.slice(0, 80)}` : '';
    const { origin, pathname } = this.#url;
    return new ConfigurationError(
      `${origin}${pathname} gives no token for ${this.variable} (${status}${why})`,
    );
  }
}

/** A client's id and secret, encoded as the standard wants them in the header. */
function basicOf(id: string, secret: string): string {
  const encoded = [id, secret].map((one) => new URLSearchParams({ _: one }).toString().slice(2)).join(':');
  return `Basic ${Buffer.from(encoded).toString('base64')}`;
}
