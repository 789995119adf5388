import { reply } from '../../core/operation-types.ts';
import { Refusal } from '../../core/refusal.ts';

/**
 * What the platform says when it refuses, word for word as the ECP API Specification has it, misprints included.
 * The texts of `notFound` and `methodNotAllowed` are an assumption (E-A29), as is that of `notAuthenticated` (E-A1).
 */
export const errors = {
  invalidSecretName: [
    400,
    'InvalidSecretName',
    "Invalid secret name. A valid secret name must consist of lower-case alphanumeric characters, ‘-', or '.’, must start and end with a lower-case alphanumeric character, and must be no more than 63 characters.",
  ],
  namespaceNotExist: [400, 'NamespaceNotExist', 'The namespace given does not exist.'],
  secretNameExists: [409, 'SecretNameExists', 'The secret name is already taken.'],
  invalidListOffset: [400, 'InvalidListOffset', 'The value of offset must be a valid non-negative integer.'],
  invalidListLimit: [
    400,
    'InvalidListLimit',
    'The value of limit must be a valid integer between 1 and 200, both inclusive.',
  ],
  secretNotFound: [404, 'SecretNotFound', 'The secret ID given does not exist.'],
  secretBeingUsed: [
    400,
    'SecretBeingUsed',
    'The secret is being used by applications and cannot be deleted.',
  ],
  invalidRequestBody: [
    400,
    'InvalidRequestBody',
    'Failed to parse JSON in the request body. Please check the content format.',
  ],
  registryNotAllowed: [
    400,
    'RegistryNotAllowed',
    'Creating secret for an ECP registry user is not allowed. This is handled by ECP automatically.',
  ],
  updateManagedSecretNotAllowed: [
    400,
    'UpdateManagedSecretNotAllowed',
    'The secret is manged by ECP and cannot be updated.',
  ],
  deleteManagedSecretNotAllowed: [
    400,
    'DeleteManagedSecretNotAllowed',
    'The secret is manged by ECP and cannot be deleted.',
  ],
  notAuthenticated: [401, 'AccessDenied', 'Please enter valid credentials.'],
  notAReseller: [403, 'AccessDenied', 'A regular customer is not allowed to make this call.'],
  notFound: [404, 'NotFound', 'The requested resource does not exist.'],
  methodNotAllowed: [405, 'MethodNotAllowed', 'The method is not allowed for this resource.'],
} as const satisfies Record<string, [status: number, error: string, message: string]>;

/** A refusal with one of the errors. */
export function refuse(name: keyof typeof errors, headers: Record<string, string> = {}): Refusal {
  const [status, error, message] = errors[name];
  return new Refusal(reply(status, { error, message }, headers));
}

/** A refusal that names what is missing (E-A9). */
export function refuseMissing(field: string): Refusal {
  const error = { error: 'RequiredFieldMissing', message: `The field ${field} is required.` };
  return new Refusal(reply(400, error));
}
