// The checks of any document: one a file, each judging one observed call.
import { allowComplete } from './allow-complete.ts';
import { authRequired } from './auth-required.ts';
import { bodySchema } from './body-schema.ts';
import type { Check } from './check.ts';
import { contentTypeDocumented } from './content-type-documented.ts';
import { headersDocumented } from './headers-documented.ts';
import { invalidInputRefused } from './invalid-input-refused.ts';
import { locationResolves } from './location-resolves.ts';
import { noServerError } from './no-server-error.ts';
import { noStackTrace } from './no-stack-trace.ts';
import { secretNeverLeaks } from './secret-never-leaks.ts';
import { statusDocumented } from './status-documented.ts';
import { undeclaredMethodRefused } from './undeclared-method-refused.ts';
import { unknownIdRefused } from './unknown-id-refused.ts';
import { userIsolation } from './user-isolation.ts';
import { validInputAccepted } from './valid-input-accepted.ts';

export const checks: readonly Check[] = [
  statusDocumented,
  contentTypeDocumented,
  headersDocumented,
  locationResolves,
  bodySchema,
  secretNeverLeaks,
  noStackTrace,
  undeclaredMethodRefused,
  allowComplete,
  unknownIdRefused,
  invalidInputRefused,
  validInputAccepted,
  noServerError,
  authRequired,
  userIsolation,
];
