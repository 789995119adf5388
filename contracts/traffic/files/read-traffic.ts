import { isRecord } from '../../http/is-record.ts';
import { readHar } from './har.ts';
import { readPact } from './pact.ts';
import { readJson } from './read-json-file.ts';
import { type Traffic, TrafficError } from './traffic.ts';

/**
 * Reads recorded traffic: a HAR 1.2, or a Pact of version 1 to 4. Throws a {@link TrafficError} that names the file
 * and the JSON pointer.
 */
export function readTraffic(file: string): Traffic {
  const value = readJson(file);
  if (isRecord(value) && 'log' in value) return readHar(file, value);
  if (isRecord(value) && 'interactions' in value) return readPact(file, value);
  throw new TrafficError(file, '', 'it is neither a HAR (no "log") nor a Pact with interactions');
}
