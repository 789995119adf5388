import type { EcpState, ImagePullSecret } from './state.ts';

// Secrets that the platform manages for the users of its own registry, as it has done since 2021-10-25 (ECP API
// Specification, managed secrets). Off unless asked for (E-A33).

/** The platform's own registry; its real name is not public (E-A33). */
const ownRegistry = 'registry.ecp.example';

const user = 'demouser-5883';
const managed = {
  name: user,
  namespace: 'demo',
  description: `Auto created for ECP registry user ${user}`,
  registry: ownRegistry,
  username: user,
  password: 'Passw0rd',
};

/** Whether a secret is, or would be, one of those that the platform manages itself. */
export async function isManaged(
  state: EcpState,
  { registry }: Pick<ImagePullSecret, 'registry'>,
): Promise<boolean> {
  return registry === ownRegistry && (await state.managesSecrets());
}

/** Gives the mock's own customer a secret that the platform manages, or removes it. */
export async function manageSecrets(state: EcpState, on: boolean): Promise<void> {
  if (on) {
    await state.create('', managed);
    return;
  }
  const secrets = await state.list('');
  for (const secret of secrets) {
    if (secret.name === user && secret.registry === ownRegistry) await state.remove('', secret);
  }
}
