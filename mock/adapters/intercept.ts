import { Socket } from 'node:net';
import { FetchResponse, RequestController } from '@mswjs/interceptors';
import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import { readFetchRequest } from '../../contracts/http/from-fetch-request.ts';
import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import { interceptHttp2 } from './intercept-http2.ts';
import { rerouteOldConnections } from './reroute-old-connections.ts';

/** The requests of this process that do not reach the network, and what answers them. */
export interface Interception {
  /** Whether it answers requests to the origin of a URL. Requests wait where that is not known yet. */
  answersAt(url: URL): boolean | Promise<boolean>;
  /** To the client, a rejection is an error of its connection, with the same `code`. */
  answer(request: HttpRequest): Promise<HttpResponse>;
  /** Whether its tests run now. While they do, no request reaches the network that it does not let pass. */
  isRunning(): boolean;
  /** Whether a request that no interception answers may reach the network. */
  mayPass(url: URL): boolean;
  /** Called with each request that may not: its client gets an error. */
  onRefused(method: string, url: URL): void;
  /** Whether its test file has ended without releasing it, as one that could not be loaded does. */
  isAbandoned(): boolean;
}

/** The newest first. */
let interceptions: Interception[] = [];
let restoreNetwork: (() => void) | undefined;

/**
 * Answers every request to some origins in this process from now on, whatever client sends it, until the returned function
 * is called.
 */
export function intercept(interception: Interception): () => void {
  interceptions = interceptions.filter((one) => !one.isAbandoned());
  restoreNetwork ??= patchNetwork();
  interceptions = [interception, ...interceptions];
  return () => {
    if (!interceptions.includes(interception)) return;
    interceptions = interceptions.filter((one) => one !== interception);
    if (interceptions.length > 0) return;
    restoreNetwork?.();
    restoreNetwork = undefined;
  };
}

function patchNetwork(): () => void {
  const patches = patchesOfProcess();
  // Two at once would each answer for the other.
  while (patches.at(-1)?.isAbandoned()) patches.pop()?.restore();
  const interceptor = new HttpRequestInterceptor();
  interceptor.apply();
  interceptor.on('request', ({ request, controller }) => decide(request, controller));
  const restoreConnections = rerouteOldConnections();
  const restoreHttp2 = interceptHttp2({ passes, answer });
  const patch = {
    isAbandoned: () => interceptions.every((one) => one.isAbandoned()),
    restore() {
      restoreHttp2();
      restoreConnections();
      interceptor.dispose();
    },
  };
  patches.push(patch);
  return () => {
    patches.splice(patches.indexOf(patch), 1);
    patch.restore();
  };
}

interface Patch {
  isAbandoned(): boolean;
  restore(): void;
}

/** The patches that were not restored, the last one last. Test files have modules of their own, but share those of Node. */
function patchesOfProcess(): Patch[] {
  const shared = Socket as unknown as { [key: symbol]: Patch[] | undefined };
  const key = Symbol.for('bona-fide.patches');
  shared[key] ??= [];
  return shared[key];
}

async function decide(request: Request, controller: RequestController): Promise<void> {
  // Another interceptor of the consumer's, such as nock, may have been first.
  const isPending = () => controller.readyState === RequestController.PENDING;
  if (!isPending()) return;
  // Or it comes later: this is called for a request that nobody has answered.
  const passthrough = controller.passthrough.bind(controller);
  controller.passthrough = async () => {
    const refusal = refuse(request);
    if (refusal) controller.errorWith(refusal);
    else await passthrough();
  };
  try {
    const response = await responseTo(request);
    // The client may have given up meanwhile.
    if (response && isPending()) controller.respondWith(response);
  } catch (error) {
    if (isPending()) controller.errorWith(asErrorOfNode(error as Error));
  }
}

/** Whether what is sent to the origin of a URL is known to reach the network. */
function passes(url: URL): boolean {
  const isElsewhere = (answers: boolean | Promise<boolean>) => {
    if (typeof answers === 'boolean') return !answers;
    // A request reports why.
    answers.catch(() => {});
    return false;
  };
  return activeInterceptions().every((one) => isElsewhere(one.answersAt(url))) && mayPass(url);
}

async function answer(request: HttpRequest, url: URL): Promise<HttpResponse> {
  try {
    const answering = await findInterception(url);
    if (answering) return await answering.answer(request);
  } catch (error) {
    throw asErrorOfNode(error as Error);
  }
  throw refuse({ method: request.method, url: url.href }) ?? new Error(`nothing answers at ${url.origin}`);
}

function activeInterceptions(): Interception[] {
  interceptions = interceptions.filter((one) => !one.isAbandoned());
  return interceptions;
}

/** `undefined` for a request that no interception answers. */
async function responseTo(request: Request): Promise<Response | undefined> {
  const answering = await findInterception(new URL(request.url));
  return answering && toResponse(await answering.answer(await readFetchRequest(request)));
}

/** `undefined` for a request that may reach the network. */
function refuse({ method, url: text }: Pick<Request, 'method' | 'url'>): Error | undefined {
  const url = new URL(text);
  if (mayPass(url)) return undefined;
  runningInterceptions().at(-1)?.onRefused(method, url);
  const message = `${method} ${url.origin}${url.pathname} is not mocked`;
  return asErrorOfNode(Object.assign(new Error(message), { code: 'ENETUNREACH' }));
}

function mayPass(url: URL): boolean {
  const running = runningInterceptions();
  return running.length === 0 || running.some((one) => one.mayPass(url));
}

function runningInterceptions(): Interception[] {
  return interceptions.filter((one) => one.isRunning());
}

/**
 * That of the running test comes before those of other tests in the file. Rejects where none covers the URL and one cannot
 * say whether it does.
 */
async function findInterception(url: URL): Promise<Interception | undefined> {
  const asked = activeInterceptions();
  const results = await Promise.allSettled(asked.map((one) => one.answersAt(url)));
  const found = asked.filter((_, at) => results[at]?.status === 'fulfilled' && results[at].value);
  const unsure = results.find((result) => result.status === 'rejected');
  if (found.length === 0 && unsure) throw unsure.reason;
  return found.find((one) => one.isRunning()) ?? found[0];
}

function toResponse({ status, headers: given, body }: HttpResponse): Response {
  const headers = new Headers();
  for (const [name, values] of Object.entries(given))
    for (const value of [values].flat()) headers.append(name, value);
  const content = FetchResponse.isResponseWithBody(status) ? new Uint8Array(Buffer.from(body)) : null;
  return new FetchResponse(content, { status, headers });
}

/**
 * What breaks a connection, as Node would have it. In a sandbox such as Jest's, fetch knows an error by this name
 * alone: it is that of another realm.
 */
function asErrorOfNode({ message, code }: Error & { code?: string }): Error {
  return Object.assign(new Error(message), code !== undefined && { code, syscall: 'read' });
}
