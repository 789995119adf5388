import { Ajv2020 } from 'ajv/dist/2020.js';
import { FaultError, type InjectedFault } from '../core/fault.ts';

const text = { type: 'string' };

/** A list of faults in the control API and in files (JSON Schema 2020-12). */
const schema = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: {
      operationId: text,
      times: { type: 'integer', minimum: 1 },
      probability: { type: 'number', minimum: 0, maximum: 1 },
      delayMs: { type: 'integer', minimum: 0, maximum: 600_000 },
      otherWriter: {
        type: 'object',
        additionalProperties: false,
        properties: { method: { type: 'string', pattern: '^[A-Z]+$' }, path: text, query: text, body: {} },
      },
      answer: {
        type: 'object',
        additionalProperties: false,
        required: ['status'],
        properties: {
          status: { type: 'integer', minimum: 200, maximum: 599 },
          headers: { type: 'object', additionalProperties: text },
          body: {},
        },
      },
      patch: { type: 'object' },
      expired: { const: true },
      reset: { enum: ['before', 'after'] },
      malformed: { const: true },
      undocumented: { const: true },
    },
  },
};

/** Reads a list of faults. Throws a FaultError that names the JSON pointer of the first violation. */
export function readFaults(value: unknown): InjectedFault[] {
  const ajv = new Ajv2020({ strict: true });
  const validate = ajv.compile<InjectedFault[]>(schema);
  if (validate(value)) return value;
  const [error] = validate.errors ?? [];
  const unknown = error?.params.additionalProperty ?? '';
  throw new FaultError(`${error?.instancePath || '/'} ${error?.message} ${unknown}`.trimEnd());
}
