import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseJson } from '../../http/lossless-json.ts';
import { TrafficError } from './traffic.ts';

/** Reads a JSON file. Throws a {@link TrafficError} where it cannot be read or is not JSON. */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new TrafficError(file, '', (error as NodeJS.ErrnoException).code ?? 'it cannot be read');
  }
  try {
    // Some tools start a HAR with a byte order mark.
    return parseJson(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new TrafficError(file, '', 'it is not JSON');
  }
}

/** Validates a file's value by the schema of its format. Throws a {@link TrafficError} for the first error. */
export function validateFormat(file: string, value: unknown, schema: object): void {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const validate = ajv.compile(schema);
  if (validate(value)) return;
  const [error] = validate.errors ?? [];
  throw new TrafficError(file, error?.instancePath ?? '', error?.message ?? 'is invalid');
}
