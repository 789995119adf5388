import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { TrafficError } from './traffic.ts';

/** Reads a JSON file. Throws a {@link TrafficError} that says where it is no JSON. */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new TrafficError(file, '', (error as NodeJS.ErrnoException).code ?? 'it cannot be read');
  }
  try {
    // Some tools begin a HAR with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new TrafficError(file, '', 'it is not JSON');
  }
}

/** Holds what a file has against the schema of its format. Throws a {@link TrafficError} for the first fault. */
export function requireShape(file: string, value: unknown, schema: object): void {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const validate = ajv.compile(schema);
  if (validate(value)) return;
  const [error] = validate.errors ?? [];
  throw new TrafficError(file, error?.instancePath ?? '', error?.message ?? 'it does not hold to its format');
}
