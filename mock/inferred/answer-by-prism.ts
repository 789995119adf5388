import type { createInstance, IHttpConfig } from '@stoplight/prism-http';
import { isJson } from '../../contracts/http/media-type.ts';
import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import { roundIntegers } from '../../contracts/openapi/round-bigints.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { operationDocument } from './operation-document.ts';
import type { Preference } from './prefer-header.ts';

type Instance = ReturnType<typeof createInstance>;
type HttpOperation = Parameters<Instance['request']>[1][number];
type Logger = Parameters<typeof createInstance>[1]['logger'];

/** Prism, with one operation of a document. */
interface Prism {
  instance: Instance;
  operation: HttpOperation;
}

const cache = new WeakMap<Operation, Promise<Prism | undefined>>();

/** Prism's answer to a call: people know its negotiation. `undefined` where it has none, or an invalid one. */
export async function answerByPrism(
  spec: Spec,
  operation: Operation,
  request: HttpRequest,
  preference: Preference = { code: undefined, example: undefined, dynamic: false },
): Promise<Reply | undefined> {
  const prism = await prismFor(spec, operation);
  if (!prism) return undefined;
  const accept = headerOf(request.headers, 'accept');
  const input = {
    method: prism.operation.method as 'get',
    url: { path: request.path },
    headers: accept === undefined ? {} : { accept },
  };
  const result = await prism.instance.request(input, [prism.operation], configFor(preference))();
  if (result._tag === 'Left') return undefined;
  const { statusCode, headers = {}, body } = result.right.output;
  const reply = { status: statusCode, body: body ?? undefined, headers: headersOf(headers) };
  return isValid(spec, operation, reply) ? reply : undefined;
}

// Made anew for each call, since Prism writes into it.
function configFor({ code, example, dynamic }: Preference): IHttpConfig {
  const mock = {
    dynamic,
    ...(code !== undefined && { code }),
    ...(example !== undefined && { exampleKey: example }),
  };
  const others = { checkSecurity: false, validateRequest: false, validateResponse: false };
  return { ...others, mock, errors: false, upstreamProxy: undefined, isProxy: false };
}

function prismFor(spec: Spec, operation: Operation): Promise<Prism | undefined> {
  const made = cache.get(operation) ?? makePrism(spec, operation);
  cache.set(operation, made);
  return made;
}

// Loaded where a mock is to answer with it: it takes a second and 90 MB, and is not among this package's dependencies.
async function makePrism({ document }: Spec, operation: Operation): Promise<Prism | undefined> {
  const own = operationDocument(document, operation);
  if (!own) return undefined;
  const { createInstance, getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
  const [first] = await getHttpOperationsFromSpec(structuredClone(roundIntegers(own) as object)).catch(
    () => [],
  );
  if (!first) return undefined;
  const config = configFor({ code: undefined, example: undefined, dynamic: false });
  return { instance: createInstance(config, { logger: silent as Logger }), operation: first };
}

const nothing = () => {};
const silent = {
  info: nothing,
  warn: nothing,
  error: nothing,
  debug: nothing,
  trace: nothing,
  fatal: nothing,
  success: nothing,
  child: () => silent,
} as unknown;

function headersOf(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    return [[/^content-type$/i.test(name) ? 'Content-Type' : name, String(value)] as const];
  });
  return Object.fromEntries(entries);
}

function isValid(spec: Spec, operation: Operation, { status, body, headers = {} }: Reply): boolean {
  const response = responseFor(operation, status);
  if (!response) return false;
  for (const { name, required, validate } of spec.validators.headersOf(response)) {
    const value = headerOf(headers, name);
    if (value === undefined ? required : validate(value)) return false;
  }
  const mediaType = headers['Content-Type'];
  if (mediaType === undefined || body === undefined)
    return body === undefined && response.value.content === undefined;
  if (!isJson(mediaType) && typeof body !== 'string') return false;
  return spec.validators.bodyOf(response, mediaType)?.(body) === undefined;
}
