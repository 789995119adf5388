import { changing, type Lie, rewriting } from '../../../suite/lying.ts';
import type { InvalidFields } from '../calls.ts';
import { answeredWith, isCreate, misreading, misrouting, objectOf, ok, refusal, rewording } from './tools.ts';

interface Invalid {
  invalid_fields: InvalidFields;
}

const nameOf = (json: Record<string, unknown> | undefined) => String(json?.name ?? '');
const anything = () => true;

/** Lies about what is refused, and in which words. */
export const liesOfInput: readonly Lie[] = [
  {
    caughtBy: 'gcore/name-rule',
    says: 'a name may be as long as its maxLength says',
    tell: changing(answeredWith(400, isCreate), (response, request) =>
      nameOf(objectOf(request)).length === 27 ? ok(response) : response,
    ),
  },
  {
    caughtBy: 'gcore/name-rule',
    says: 'a name is lower-cased',
    tell: misreading(isCreate, (json) =>
      typeof json.name === 'string' ? { ...json, name: json.name.toLowerCase() } : json,
    ),
  },
  {
    caughtBy: 'gcore/name-rule',
    says: 'a name may end with a new line, as by Python’s re',
    tell: misreading(isCreate, (json) =>
      typeof json.name === 'string' ? { ...json, name: json.name.replace(/\n$/, '') } : json,
    ),
  },
  {
    caughtBy: 'gcore/field-limits',
    says: 'a login has up to 100 bytes',
    tell: changing(
      (request) => Buffer.byteLength(String(objectOf(request)?.login ?? '')) > 100,
      () => refusal(400, 'ValidationError', 'login'),
    ),
  },
  {
    caughtBy: 'gcore/field-limits',
    says: 'a password that is too long is cut',
    tell: misreading(anything, (json) =>
      typeof json.password === 'string' ? { ...json, password: json.password.slice(0, 5000) } : json,
    ),
  },
  {
    caughtBy: 'gcore/field-limits',
    says: 'a registry is normalised as a URL is',
    tell: misreading(isCreate, (json) =>
      typeof json.registry === 'string' ? { ...json, registry: json.registry.trim().toLowerCase() } : json,
    ),
  },
  {
    caughtBy: 'gcore/validation-errors',
    says: 'only the first invalid field is told of',
    tell: rewording<Invalid>(answeredWith(400), ({ invalid_fields, ...error }) => ({
      ...error,
      invalid_fields: Object.fromEntries(Object.entries(invalid_fields).slice(0, 1)),
    })),
  },
  {
    caughtBy: 'gcore/validation-errors',
    says: 'the fields are written into the message as JSON',
    tell: rewording<Invalid>(answeredWith(400), (error) => ({
      ...error,
      message: `Validation Error: ${JSON.stringify(error.invalid_fields)}`,
    })),
  },
  {
    caughtBy: 'gcore/validation-errors',
    says: 'a body that is not JSON is none',
    tell: rewriting(isCreate, (request) =>
      objectOf(request) ? request : { ...request, body: Buffer.from('{}') },
    ),
  },
  {
    caughtBy: 'gcore/validation-errors',
    says: 'null is the same as left out when a secret is created',
    tell: misreading(isCreate, (json) =>
      Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null)),
    ),
  },
  {
    caughtBy: 'gcore/odd-names',
    says: 'a secret is found by its name in any case',
    tell: misrouting(anything, (path) => path.toLowerCase()),
  },
  {
    caughtBy: 'gcore/odd-names',
    says: 'a name that no secret can have is invalid',
    tell: changing(
      (request, { status }) => status === 404 && /%|[A-Z]/.test(request.path),
      () => refusal(400, 'ValidationError', 'secret_name'),
    ),
  },
];
