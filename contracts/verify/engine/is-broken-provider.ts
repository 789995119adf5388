import { type HttpResponse, mediaTypeOf } from '../../http/message.ts';

/**
 * Whether an answer to a first, harmless call can be that of the right provider, out of order: then the plan says what
 * is wrong, by operation and check. A web page, or a refusal, is somebody else's.
 */
export function isBrokenProvider({ status, headers }: HttpResponse): boolean {
  return (status < 300 || status >= 500) && mediaTypeOf(headers) !== 'text/html';
}
