/** One HTTP request as a plain record: what every adapter makes, and the mock and the suite work on. */
export interface HttpRequest {
  /** In capitals, as on the wire. */
  method: string;
  /** As on the wire: neither decoded nor cleaned, and without the query. */
  path: string;
  /** What follows the first `?`, as on the wire; empty when there is none. */
  query: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

/** One HTTP response as a plain record. */
export interface HttpResponse {
  status: number;
  /** Names as the sender spells them: look one up with {@link headerOf}. */
  headers: Readonly<Record<string, string | string[]>>;
  body: string | Buffer;
}

/** The body of a request that has none. */
export const noBody = Buffer.alloc(0);

/** A header's value, whatever the case of its name; several values are joined by a comma (RFC 9110, 5.3). */
export function headerOf(headers: HttpRequest['headers'], name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const key in headers) {
    if (key.toLowerCase() !== wanted) continue;
    const value = headers[key];
    return Array.isArray(value) ? value.join(', ') : value;
  }
  return undefined;
}

/** The media type alone, in lower case and without its parameters: `application/json`. */
export function mediaTypeOf(headers: HttpRequest['headers']): string | undefined {
  return headerOf(headers, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase();
}
