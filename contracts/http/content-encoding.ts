// A name that an older Node does not have would fail before the entry can say which Node it needs.
import zlib from 'node:zlib';

const decoders: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: zlib.gunzipSync,
  deflate: zlib.inflateSync,
  br: zlib.brotliDecompressSync,
  zstd: zlib.zstdDecompressSync,
};

/** A body without its content encodings, the last one first (RFC 9110, section 8.4). Throws for a body that is cut off. */
export function decodeBody(body: Buffer, encoding = ''): Buffer {
  if (body.length === 0) return body;
  const codings = encoding.split(',').map((coding) => coding.trim().toLowerCase());
  return codings.reduceRight((bytes, coding) => decoders[coding]?.(bytes) ?? bytes, body);
}
