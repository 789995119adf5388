import { type HttpRequest, headerOf } from '../../../contracts/http/message.ts';
import type { components, operations } from '../../../generated/ecp.ts';
import type { Overrides } from '../../core/operation-types.ts';
import { refuse } from './errors.ts';
import { readChange, readListQuery, readNewSecret } from './input.ts';
import { isManaged } from './managed-secrets.ts';
import type { Customer, EcpState, ImagePullSecret } from './state.ts';

/** The platform's operations. Each makes its checks in order; the first that fails is the answer (E-A10). */
export const overrides = {
  'get-imagepullsecrets': async ({ request, caller, state, reply }) => {
    const { searchString, offset, limit } = readListQuery(request);
    const secrets = await state.list(caller as Customer);
    const found = secrets.filter(({ name }) => name.includes(searchString.toLowerCase())); // E-A20
    const page = found.slice(offset, offset + limit).map(listed);
    return reply(200, { ImagePullSecrets: page, totalCount: found.length }); // E-A21
  },

  'post-imagepullsecrets': async ({ request, caller, state, reply }) => {
    const secret = readNewSecret(request);
    if (!nameForm.test(secret.name)) throw refuse('invalidSecretName');
    if (!(await state.hasNamespace(secret.namespace))) throw refuse('namespaceNotExist');
    if (await isManaged(state, secret)) throw refuse('registryNotAllowed');
    const id = await state.create(caller as Customer, secret);
    if (id === undefined) throw refuse('secretNameExists');
    return reply(201, undefined, { Location: `${originOf(request)}${request.path}/${id}` });
  },

  'get-imagepullsecret-by-ID': async ({ path, caller, state, reply }) =>
    reply(200, await requireSecret(state, caller as Customer, path.imagepullsecretID)),

  'patch-imagepullsecret-by-ID': async ({ path, request, caller, state, reply }) => {
    const change = readChange(request);
    const secret = await requireSecret(state, caller as Customer, path.imagepullsecretID);
    if (await isManaged(state, secret)) throw refuse('updateManagedSecretNotAllowed');
    if (Object.keys(change).length === 0) return reply(200, secret); // E-A16
    const updated = await state.update(caller as Customer, path.imagepullsecretID, change);
    if (!updated) throw refuse('secretNotFound');
    return reply(200, updated);
  },

  'delete-imagepullsecret-by-ID': async ({ path, caller, state, reply }) => {
    const secret = await requireSecret(state, caller as Customer, path.imagepullsecretID); // E-A28
    if (await isManaged(state, secret)) throw refuse('deleteManagedSecretNotAllowed');
    if (await state.areInUse()) throw refuse('secretBeingUsed');
    if (!(await state.remove(caller as Customer, secret))) throw refuse('secretNotFound');
    return reply(204);
  },
} satisfies Required<Overrides<operations, EcpState>>;

/** ECP API Specification, CreateImagePullSecret, in words; not `i`, since upper case is refused (E-A11). */
const nameForm = /^[a-z0-9](?:[-.a-z0-9]{0,61}[a-z0-9])?$/;

async function requireSecret(state: EcpState, customer: Customer, id: string): Promise<ImagePullSecret> {
  const secret = await state.find(customer, id);
  if (!secret) throw refuse('secretNotFound');
  return secret;
}

// What the registry is logged in to with is never listed.
function listed(secret: ImagePullSecret): components['schemas']['ImagePullSecretItem'] {
  const { imagepullsecretID, name, namespace, description, creationTime, lastUpdateTime } = secret;
  return { imagepullsecretID, name, namespace, description, creationTime, lastUpdateTime };
}

const vendorsHost = 'ngapi.cdnetworks.com';

// E-A24. A request does not say its scheme; only the platform's own host is known to have TLS.
function originOf({ headers }: HttpRequest): string {
  const host = headerOf(headers, 'host') ?? vendorsHost;
  const isHost = /^[A-Za-z0-9.[\]:-]+$/.test(host);
  return isHost && host !== vendorsHost ? `http://${host}` : `https://${vendorsHost}`;
}
