import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import type { Api } from '../core/api.ts';
import type { RequestStage } from '../core/exchange.ts';
import { maxBodyBytes } from '../core/max-body.ts';
import { Problem, type ProblemDetails } from '../core/problem.ts';

/** The functions of node:zlib by content coding (RFC 9110, section 8.4.1); `x-gzip` is an old name of gzip. */
const decoders: Readonly<Record<string, 'gunzip' | 'inflate' | 'brotliDecompress'>> = {
  gzip: 'gunzip',
  'x-gzip': 'gunzip',
  deflate: 'inflate',
  br: 'brotliDecompress',
};

/** A body with more codings only keeps the mock busy. */
const maxCodings = 3;

/**
 * Unpacks a packed body, where the API does so: the stages that follow, and the journal, have the body itself. One that
 * cannot be unpacked gets the API's refusal; one that is too large once it is unpacked is a Problem.
 */
export function unpackBody({ refuseCoding }: Api<unknown>): RequestStage {
  return (exchange) => {
    const { request } = exchange;
    if (!refuseCoding || request.body.length === 0) return undefined;
    const codings = codingsOf(request);
    if (codings.length === 0) return undefined;
    return unpackAll(request.body, codings).then((body) => {
      if (body instanceof Problem) return refuseCoding(body, exchange);
      exchange.request = { ...request, body };
      return undefined;
    });
  };
}

function codingsOf({ headers }: HttpRequest): string[] {
  const names = (headerOf(headers, 'content-encoding') ?? '').toLowerCase().split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
}

async function unpackAll(packed: Buffer, codings: readonly string[]): Promise<Buffer | Problem> {
  const unknown = codings.find((name) => !Object.hasOwn(decoders, name));
  if (unknown !== undefined) return refused('unsupported-media-type', `${unknown} is no known coding`);
  if (codings.length > maxCodings)
    return refused('unsupported-media-type', `a body may have at most ${maxCodings} codings`);
  let body = packed;
  // The coding that was applied last is named last.
  for (const name of codings.toReversed()) {
    const unpacked = await unpack(body, name);
    if (!unpacked) return refused('invalid-request', `the body is not valid ${name}`);
    body = unpacked;
  }
  return body;
}

/** The body without one coding; `undefined` where it does not have it. Rejects with a Problem for too large a one. */
async function unpack(body: Buffer, coding: string): Promise<Buffer | undefined> {
  // Most callers pack nothing.
  const zlib = await import('node:zlib');
  const decoder = decoders[coding] ?? 'gunzip';
  const name = decoder === 'inflate' && !hasZlibHeader(body) ? 'inflateRaw' : decoder;
  const decode = zlib[name] as typeof zlib.gunzip;
  return new Promise((resolve, reject) => {
    decode(body, { maxOutputLength: maxBodyBytes }, (error, unpacked) => {
      const isTooLarge = error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      if (isTooLarge)
        reject(new Problem('body-too-large', `an unpacked body may have at most ${maxBodyBytes} bytes`));
      else resolve(error ? undefined : unpacked);
    });
  });
}

// RFC 1950. Many clients send deflated bytes without this frame, although RFC 9110 requires it.
function hasZlibHeader(body: Buffer): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function refused(code: 'unsupported-media-type' | 'invalid-request', detail: string): Problem {
  const details: ProblemDetails = { headers: { 'Accept-Encoding': 'gzip, deflate, br' } };
  return new Problem(code, `Content-Encoding: ${detail}`, code === 'invalid-request' ? {} : details);
}
