import { objectOf, withRequestJson } from '../../http-message-helpers.ts';
import {
  answeredWith,
  anyRequest,
  changeJson,
  changeRequest,
  changeRequestJson,
  changeResponse,
} from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { accepted, type Invalid, isCreate, rejected } from './call-matchers.ts';

/** Which values are accepted, what becomes of them, and how others are rejected. */
export const values: readonly HandwrittenMutant[] = [
  {
    killedBy: 'gcore/name-rule',
    id: 'a name may be as long as its maxLength',
    mutate: changeResponse(
      (request, response) =>
        answeredWith(400, isCreate)(request, response) && String(objectOf(request)?.name).length === 27,
      accepted,
    ),
  },
  {
    killedBy: 'gcore/name-rule',
    id: 'a name is lower-cased',
    mutate: changeText('name', (name) => name.toLowerCase()),
  },
  {
    killedBy: 'gcore/name-rule',
    id: 'a name may end with a newline, as with Python’s re',
    mutate: changeText('name', (name) => name.replace(/\n$/, '')),
  },
  {
    killedBy: 'gcore/field-limits',
    id: 'a login has at most 100 bytes',
    mutate: changeResponse(
      (request) => Buffer.byteLength(String(objectOf(request)?.login ?? '')) > 100,
      rejected(400, 'ValidationError', 'login'),
    ),
  },
  {
    killedBy: 'gcore/field-limits',
    id: 'a password is cut to 5000 characters',
    mutate: changeText('password', (password) => password.slice(0, 5000)),
  },
  {
    killedBy: 'gcore/field-limits',
    id: 'a registry is normalized like a URL',
    mutate: changeText('registry', (registry) => registry.trim().toLowerCase()),
  },
  {
    killedBy: 'gcore/validation-errors',
    id: 'only the first invalid field is named',
    mutate: changeJson(answeredWith(400), ({ invalid_fields, ...error }: Invalid) => ({
      ...error,
      invalid_fields: Object.fromEntries(Object.entries(invalid_fields).slice(0, 1)),
    })),
  },
  {
    killedBy: 'gcore/validation-errors',
    id: 'the message has the fields as JSON',
    mutate: changeJson(answeredWith(400), (error: Invalid) => ({
      ...error,
      message: `Validation Error: ${JSON.stringify(error.invalid_fields)}`,
    })),
  },
  {
    killedBy: 'gcore/validation-errors',
    id: 'an unreadable body is read as an empty object',
    mutate: changeRequest(isCreate, (request) =>
      objectOf(request) ? request : withRequestJson(request, {}),
    ),
  },
  {
    killedBy: 'gcore/validation-errors',
    id: 'a null member is read as a missing one',
    mutate: changeRequestJson(isCreate, (secret) =>
      Object.fromEntries(Object.entries(secret).filter(([, value]) => value !== null)),
    ),
  },
];

/** Stores another text than a creation or an update sends. */
function changeText(field: string, change: (text: string) => string) {
  return changeRequestJson(anyRequest, (secret) =>
    typeof secret[field] === 'string' ? { ...secret, [field]: change(secret[field]) } : secret,
  );
}
