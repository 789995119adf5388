import type { InvalidFields } from '../../../../contracts/apis/gcore/calls.ts';
import { changing, type HandwrittenMutant, rewriting } from '../../handwritten.ts';
import { answeredWith, isCreate, misreading, misrouting, objectOf, ok, refusal, rewording } from './tools.ts';

interface Invalid {
  invalid_fields: InvalidFields;
}

const nameOf = (json: Record<string, unknown> | undefined) => String(json?.name ?? '');
const anything = () => true;

/** Lies about what is refused, and in which words. */
export const liesOfInput: readonly HandwrittenMutant[] = [
  {
    killedBy: 'gcore/name-rule',
    description: 'a name may be as long as its maxLength says',
    mutate: changing(answeredWith(400, isCreate), (response, request) =>
      nameOf(objectOf(request)).length === 27 ? ok(response) : response,
    ),
  },
  {
    killedBy: 'gcore/name-rule',
    description: 'a name is lower-cased',
    mutate: misreading(isCreate, (json) =>
      typeof json.name === 'string' ? { ...json, name: json.name.toLowerCase() } : json,
    ),
  },
  {
    killedBy: 'gcore/name-rule',
    description: 'a name may end with a new line, as by Python’s re',
    mutate: misreading(isCreate, (json) =>
      typeof json.name === 'string' ? { ...json, name: json.name.replace(/\n$/, '') } : json,
    ),
  },
  {
    killedBy: 'gcore/field-limits',
    description: 'a login has up to 100 bytes',
    mutate: changing(
      (request) => Buffer.byteLength(String(objectOf(request)?.login ?? '')) > 100,
      () => refusal(400, 'ValidationError', 'login'),
    ),
  },
  {
    killedBy: 'gcore/field-limits',
    description: 'a password that is too long is cut',
    mutate: misreading(anything, (json) =>
      typeof json.password === 'string' ? { ...json, password: json.password.slice(0, 5000) } : json,
    ),
  },
  {
    killedBy: 'gcore/field-limits',
    description: 'a registry is normalised as a URL is',
    mutate: misreading(isCreate, (json) =>
      typeof json.registry === 'string' ? { ...json, registry: json.registry.trim().toLowerCase() } : json,
    ),
  },
  {
    killedBy: 'gcore/validation-errors',
    description: 'only the first invalid field is told of',
    mutate: rewording<Invalid>(answeredWith(400), ({ invalid_fields, ...error }) => ({
      ...error,
      invalid_fields: Object.fromEntries(Object.entries(invalid_fields).slice(0, 1)),
    })),
  },
  {
    killedBy: 'gcore/validation-errors',
    description: 'the fields are written into the message as JSON',
    mutate: rewording<Invalid>(answeredWith(400), (error) => ({
      ...error,
      message: `Validation Error: ${JSON.stringify(error.invalid_fields)}`,
    })),
  },
  {
    killedBy: 'gcore/validation-errors',
    description: 'a body that is not JSON is none',
    mutate: rewriting(isCreate, (request) =>
      objectOf(request) ? request : { ...request, body: Buffer.from('{}') },
    ),
  },
  {
    killedBy: 'gcore/validation-errors',
    description: 'null is the same as left out when a secret is created',
    mutate: misreading(isCreate, (json) =>
      Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null)),
    ),
  },
  {
    killedBy: 'gcore/odd-names',
    description: 'a secret is found by its name in any case',
    mutate: misrouting(anything, (path) => path.toLowerCase()),
  },
  {
    killedBy: 'gcore/odd-names',
    description: 'a name that no secret can have is invalid',
    mutate: changing(
      (request, { status }) => status === 404 && /%|[A-Z]/.test(request.path),
      () => refusal(400, 'ValidationError', 'secret_name'),
    ),
  },
];
