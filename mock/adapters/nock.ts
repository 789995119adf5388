import { METHODS } from 'node:http';
import nock from 'nock';
import { fromFetchRequest } from '../../contracts/http/fetch-request.ts';
import { type HttpRequest, type HttpResponse, noBody } from '../../contracts/http/message.ts';

/** The requests of this process that do not reach the network, and what answers them. */
export interface Interception {
  /** Whether it answers requests to the origin of a URL. */
  answersAt(url: URL): boolean;
  /** To the client, a rejection is an error of its connection, with the same `code`. */
  answer(request: HttpRequest): Promise<HttpResponse>;
  /** Whether a request that no interception answers may reach the network. */
  mayPass(url: URL): boolean;
  /** Called with each request that may not: its client gets an error. */
  onRefused(method: string, url: URL): void;
}

/** The common ones come first: nock tries one after the other. */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const allMethods = [
  ...methods,
  ...METHODS.filter((method) => !methods.includes(method) && method !== 'CONNECT'),
];

const interceptions = new Set<Interception>();

/**
 * Answers every request to some origins in this process, whatever client sends it, until the returned function is called.
 * While there is one interception, nothing else reaches the network but what one of them lets pass.
 */
export function intercept(interception: Interception): () => void {
  if (interceptions.size === 0) closeNetwork();
  interceptions.add(interception);
  const remove = addScope(interception);
  return () => {
    remove();
    interceptions.delete(interception);
    if (interceptions.size === 0) openNetwork();
  };
}

let scopes = 0;

function addScope(interception: Interception): () => void {
  scopes += 1;
  // nock never forgets an origin that it once had a scope for, so this is one that no client uses.
  const scope = nock(`http://${scopes}.bonafide.invalid`, {
    filteringScope: (origin) => interception.answersAt(urlOf(origin)),
  }).persist();
  const interceptors = allMethods.map((method) => {
    // Optional, so that a consumer's own nock.isDone() does not wait for it.
    const interceptor = scope.intercept(/^/, method).optionally();
    interceptor.reply(async (request: Request) => {
      const response = await interception.answer(await readRequest(request)).catch(asErrorOfNode);
      return [response.status, response.body, response.headers];
    });
    return interceptor;
  });
  return () => {
    for (const interceptor of interceptors) nock.removeInterceptor(interceptor);
  };
}

// nock takes the brackets off an IPv6 address.
function urlOf(origin: string): URL {
  return new URL(origin.replace(/\/\/(.*:.*):/, '//[$1]:'));
}

/**
 * What breaks a connection, as Node would have it. In a sandbox such as Jest's, fetch knows an error by this name
 * alone: it is that of another realm.
 */
function asErrorOfNode(error: Error & { code?: string }): never {
  const { message, code } = error;
  throw Object.assign(new Error(message), code !== undefined && { code, syscall: 'read' });
}

async function readRequest(request: Request): Promise<HttpRequest> {
  const isGet = request.method === 'GET';
  const body = isGet ? await bodyOfGet(request) : Buffer.from(await request.arrayBuffer());
  return fromFetchRequest(request, body);
}

/** A Request of the Fetch standard has no body with a GET: nock keeps it apart, and throws where there is none. */
async function bodyOfGet(request: Request): Promise<Buffer> {
  try {
    return Buffer.concat(await nock.getGetRequestBody(request).toArray());
  } catch {
    return noBody;
  }
}

function closeNetwork(): void {
  if (!nock.isActive()) nock.activate();
  // nock asks without the protocol, so whoever listens below has the last word.
  nock.enableNetConnect((host) =>
    ['http', 'https'].some((protocol) => mayPass(urlOf(`${protocol}://${host}`))),
  );
  nock.emitter.on('no match', refuse);
}

function openNetwork(): void {
  nock.emitter.off('no match', refuse);
  nock.enableNetConnect();
  // What nock has replaced in node:net would outlive a test file, and slow down the next in this process.
  if (nock.activeMocks().length === 0) nock.restore();
}

function refuse(request: Request): void {
  const url = new URL(request.url);
  if (mayPass(url)) return;
  const [first] = interceptions;
  first?.onRefused(request.method, url);
}

function mayPass(url: URL): boolean {
  return [...interceptions].some((interception) => interception.mayPass(url));
}
