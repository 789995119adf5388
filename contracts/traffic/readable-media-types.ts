import { isJson } from '../http/media-type.ts';

/** Whether a schema can be held against its bodies: of others only bytes are known. */
export function isReadable(mediaType: string): boolean {
  return isJson(mediaType) || /^text\/|^application\/x-www-form-urlencoded$|^multipart\//.test(mediaType);
}
