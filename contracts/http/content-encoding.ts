/** Why a body cannot be decoded. */
export type UndecodableReason = 'unknown coding' | 'invalid' | 'too large';

/** A body that is not what its `Content-Encoding` says, or too much of it. The message never quotes the body. */
export class UndecodableBody extends Error {
  override name = 'UndecodableBody';
  readonly reason: UndecodableReason;
  /** The code of zlib's own error, where there is one: `Z_BUF_ERROR` for a body that is cut off. */
  readonly code: string | undefined;

  constructor(reason: UndecodableReason, message: string, code?: string) {
    super(message);
    this.reason = reason;
    this.code = code;
  }
}

type Decode = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;

/** The functions of node:zlib by content coding (RFC 9110, section 8.4.1); `x-gzip` is an old name of gzip. */
const decoders = {
  gzip: 'gunzipSync',
  'x-gzip': 'gunzipSync',
  deflate: 'inflateSync',
  br: 'brotliDecompressSync',
  zstd: 'zstdDecompressSync',
} as const;

/** The codings that are decoded, as an `Accept-Encoding` header has them. */
export const knownCodings = 'gzip, deflate, br, zstd';

/** The most bytes of a decoded body: a few kilobytes can decode to gigabytes. */
export const maxDecodedBytes = 32 * 2 ** 20;

/** A body with more codings only keeps us busy. */
const maxCodings = 3;

/**
 * A body without its content codings, the last one first (RFC 9110, section 8.4). Throws an {@link UndecodableBody} for a
 * coding that is not known, a body that does not have its coding or is cut off, and one that decodes to too much.
 */
export function decodeBody(body: Buffer, encoding = ''): Buffer {
  if (body.length === 0 || encoding === '') return body;
  const codings = encoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > maxCodings)
    throw new UndecodableBody('unknown coding', `a body may have at most ${maxCodings} codings`);
  for (const coding of codings) {
    if (!isKnown(coding)) throw new UndecodableBody('unknown coding', `${coding} is no known coding`);
  }
  return (codings as (keyof typeof decoders)[]).reduceRight(decodeOne, body);
}

function isKnown(coding: string): boolean {
  return Object.hasOwn(decoders, coding);
}

function decodeOne(bytes: Buffer, coding: keyof typeof decoders): Buffer {
  // Most bodies have no coding, and loading it takes as long as a mock's first answer.
  const zlib = process.getBuiltinModule('node:zlib');
  const isRaw = coding === 'deflate' && !hasZlibHeader(bytes);
  const decode = zlib[isRaw ? 'inflateRawSync' : decoders[coding]] as Decode;
  try {
    return decode(bytes, { maxOutputLength: maxDecodedBytes });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new UndecodableBody(
        'too large',
        `a decoded body may have at most ${maxDecodedBytes} bytes`,
        code,
      );
    throw new UndecodableBody('invalid', `the body is not valid ${coding}`, code);
  }
}

// RFC 1950. Many senders deflate without this frame, although RFC 9110 requires it.
function hasZlibHeader(body: Buffer): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}
