import type { Scenario } from '../../../verify/contract.ts';
import { bodyFor, create, refused } from '../calls.ts';

export const orderOfChecks: Scenario = {
  id: 'order-of-checks',
  title: 'of several errors, a creation reports a missing field first, then the name, then the namespace',
  async run(session) {
    const name = session.name('order');
    const taken = await bodyFor(session, name);
    await create(session, name);
    const namespace = session.name('missing');
    await session.unverified('E-A10', async () => {
      const faults: [body: unknown, error: string][] = [
        [{ ...taken, name: 'A_B', namespace, username: 5 }, 'InvalidRequestBody'],
        [{ ...taken, name: 'A_B', namespace, password: '' }, 'RequiredFieldMissing'],
        [{ ...taken, name: 'A_B', namespace }, 'InvalidSecretName'],
        [{ ...taken, namespace }, 'NamespaceNotExist'],
      ];
      for (const [body, error] of faults)
        await refused(session, 'post-imagepullsecrets', { body }, [400, error]);
    });
  },
};
