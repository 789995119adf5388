import { expect, test } from '@jest/globals';
import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import { fakeLiveTarget } from '../../contracts/verify/testing/fake-live-target.ts';
import { thingsDocument, thingsHandlers } from '../../contracts/verify/testing/things-document.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import { afterThisTest } from '../testing/clean-up.ts';
import { type CliResult, runCli } from '../testing/run-cli.ts';
import { serveMock } from '../testing/serve-mock.ts';
import { thingsFile } from '../testing/serve-things.ts';

// Tokens are asked for with what variables have, and again when one is refused.

const [client, secret, password] = ['the client', 'the-s3cret of+it', 'the-p4ssword of Ada'];

/** A server of things and of tokens, each of which is good for some calls. */
class TokenServer {
  readonly forms: Record<string, string>[] = [];
  /** How many calls a token is good for. */
  readonly #life: number;
  readonly #things = fakeLiveTarget(thingsHandlers(new Map()), true);
  #left = 0;

  constructor(life = Number.POSITIVE_INFINITY) {
    this.#life = life;
  }

  get token(): string {
    return `token-number-${this.forms.length}`;
  }

  readonly handle = async (request: HttpRequest): Promise<HttpResponse> => {
    if (request.path === '/oauth/token') return this.#issue(request);
    const isRight = request.headers.authorization === `Bearer ${this.token}` && this.#left > 0;
    if (!isRight) return { status: 401, headers: {}, body: '' };
    this.#left -= 1;
    return this.#things.target.send(request);
  };

  #issue({ headers, body }: HttpRequest): HttpResponse {
    const form = Object.fromEntries(new URLSearchParams(body.toString()));
    const [, given = ''] = String(headers.authorization).split(' ');
    const [id = '', word = ''] = Buffer.from(given, 'base64').toString().split(':').map(decodeForm);
    const isKnown =
      id === client && word === secret && (form.grant_type !== 'password' || form.password === password);
    if (!isKnown) return json(401, { error: 'invalid_client' });
    this.forms.push(form);
    this.#left = this.#life;
    const refresh_token =
      form.grant_type === 'client_credentials' ? undefined : `refresh-${this.forms.length}`;
    return json(200, { access_token: this.token, token_type: 'Bearer', refresh_token });
  }
}

const decodeForm = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));

function json(status: number, body: object): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function documentOf(flows: object): Document {
  const document = thingsDocument({ type: 'integer', minimum: 1 });
  const paths = structuredClone(document.paths) as Record<string, Record<string, { responses?: object }>>;
  for (const operation of Object.values(paths).flatMap((one) => Object.values(one)))
    if (operation.responses) Object.assign(operation.responses, { 401: { description: '' } });
  const securitySchemes = { login: { type: 'oauth2', flows } };
  return { ...document, paths, security: [{ login: [] }], components: { securitySchemes } } as Document;
}

const tokenUrl = '/oauth/token';
const flows = { clientCredentials: { tokenUrl, scopes: {} }, password: { tokenUrl, scopes: {} } };

async function verify(server: TokenServer, variables: Record<string, string>): Promise<CliResult> {
  const { address } = await serveMock('tcp', { ...builtinMock('docker'), handle: server.handle });
  for (const [name, value] of Object.entries(variables)) {
    process.env[`BONAFIDE_AUTH_LOGIN_${name}`] = value;
    afterThisTest(() => delete process.env[`BONAFIDE_AUTH_LOGIN_${name}`]);
  }
  const options = ['--target', address, '--disposable', '--cases', '0', '--seed', '7'];
  return runCli('verify', thingsFile(documentOf(flows)), ...options);
}

const usual = { CLIENT_ID: client, CLIENT_SECRET: secret };

test('client credentials get a token for the run', async () => {
  const server = new TokenServer();
  const { code, out } = await verify(server, { ...usual, SCOPE: 'things' });
  expect({ code, forms: server.forms }).toEqual({
    code: 0,
    forms: [{ grant_type: 'client_credentials', scope: 'things' }],
  });
  expect(out).toMatch(/^0 failures · /m);
});

test('a token that is refused is asked for anew, and the call made again', async () => {
  const server = new TokenServer(10);
  const { code, out } = await verify(server, usual);
  expect(code).toBe(0);
  expect(server.forms.length).toBeGreaterThan(3);
  expect(out).not.toContain('token-number');
});

test('after a password, the refresh token is used', async () => {
  const server = new TokenServer(20);
  const { code } = await verify(server, { ...usual, USERNAME: 'Ada', PASSWORD: password });
  expect(code).toBe(0);
  const [first, second] = server.forms;
  expect(first).toEqual({ grant_type: 'password', username: 'Ada', password });
  expect(second).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-1' });
});

test('a server that refuses every token is asked for one more, and not for each call', async () => {
  const server = new TokenServer(0);
  await verify(server, usual);
  expect(server.forms.length).toBe(2);
});

test.each([
  [
    { ...usual, CLIENT_SECRET: 'wrong' },
    /\/oauth\/token gives no token for BONAFIDE_AUTH_LOGIN \(401, invalid_client\)/,
  ],
  [{ CLIENT_ID: client }, /BONAFIDE_AUTH_LOGIN_CLIENT_SECRET must be set as well/],
])('%j is said before the run', async (variables, message) => {
  const { code, err } = await verify(new TokenServer(), variables);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
});
