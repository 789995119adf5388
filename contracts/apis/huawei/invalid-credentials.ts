import {
  type AccessKey,
  sampleAccessKey,
  sampleProjectId,
  signatureScheme,
} from '../../auth/huawei-signature.ts';
import { type HttpRequest, headerOf, noBody } from '../../http/message.ts';
import type { Authorize } from '../../verify/engine/connection-types.ts';

/** Signs by a key; for what must be refused, so many milliseconds late, or with headers left out. */
export type Signer = (key: AccessKey, wrong?: { late?: number; unsigned?: readonly string[] }) => Authorize;

type Credentials = Record<string, Authorize>;

const hourMs = 3_600_000;

/**
 * Ways to come without valid credentials. A real key is never used with a wrong signature: more than five of those lock
 * it ("API Request Signing Guide").
 */
export function invalidCredentials({
  signed,
  token,
  isSample,
  checksTime,
}: {
  signed: Signer;
  /** Comes with an empty token. */
  token: Authorize;
  isSample: boolean;
  /** Whether it is known what time it is there. */
  checksTime: boolean;
}): Credentials {
  const unknown = signed({ ak: 'BONAFIDENOBODY', sk: 'bonafide-nobody' });
  const always = { 'an unknown access key': unknown, 'an empty token': token };
  if (!isSample) return always;
  const sample = signed(sampleAccessKey);
  const late = checksTime ? outOfTime(signed) : {};
  return { ...always, ...damaged(signed, sample), ...ofOthers(sample), ...late };
}

function damaged(signed: Signer, sample: Authorize): Credentials {
  const after =
    (pattern: RegExp, replacement: string): Authorize =>
    async (request) => {
      const right = await sample(request);
      const authorization = headerOf(right.headers, 'authorization') ?? '';
      return withHeaders(right, { authorization: authorization.replace(pattern, replacement) });
    };
  return {
    'another secret key': signed({ ...sampleAccessKey, sk: 'bonafide-nobody' }),
    'an empty signature': after(/Signature=.*/, 'Signature='),
    'half a signature': after(/[0-9a-f]{32}$/, '0'.repeat(32)),
    'the signature by another scheme': after(new RegExp(`^${signatureScheme}`), 'Basic'),
    'a signature without the date': signed(sampleAccessKey, { unsigned: ['x-sdk-date'] }),
  };
}

/** Right signatures, but of something else than is sent. */
function ofOthers(sample: Authorize): Credentials {
  const signing =
    (other: (request: HttpRequest) => HttpRequest): Authorize =>
    async (request) => ({ ...request, headers: (await sample(other(request))).headers });
  return {
    'the signature of another method': signing((request) => ({ ...request, method: 'HEAD' })),
    'the signature of another path': signing((request) => ({ ...request, path: `${request.path}/other` })),
    'the signature of another query': signing((request) => ({ ...request, query: 'other=query' })),
    'the signature of another body': signing((request) => ({
      ...request,
      body: Buffer.from('{"other":"body"}'),
    })),
    'the signature of no query': async (request) => {
      const { headers } = await sample({ ...request, query: '' });
      return { ...request, headers, query: request.query || 'limit=1' };
    },
    'the signature of no body': async (request) => {
      const { headers } = await sample({ ...request, body: noBody });
      return { ...request, headers, body: request.body.length > 0 ? request.body : Buffer.from('{}') };
    },
    'the signature of the same JSON': async (request) => {
      if (request.body.length === 0) return request;
      const { headers } = await sample(request);
      return { ...request, headers, body: Buffer.concat([request.body, Buffer.from(' ')]) };
    },
    'the signature of another header': async (request) => {
      const right = await sample(withHeaders(request, { 'x-project-id': sampleProjectId }));
      return withHeaders(right, { 'x-project-id': 'another' });
    },
    'the signature of another second': async (request) => {
      const right = await sample(request);
      const date = headerOf(right.headers, 'x-sdk-date') ?? '';
      return withHeaders(right, { 'x-sdk-date': date.replace(/.Z$/, (end) => (end === '0Z' ? '1Z' : '0Z')) });
    },
  };
}

function outOfTime(signed: Signer): Credentials {
  return {
    'a signature of an hour ago': signed(sampleAccessKey, { late: -hourMs }),
    'a signature of an hour ahead': signed(sampleAccessKey, { late: hourMs }),
  };
}

/** A request with some of its headers changed. */
function withHeaders(request: HttpRequest, headers: Record<string, string>): HttpRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}
