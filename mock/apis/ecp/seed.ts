import type { Seed } from '../../core/api.ts';
import { SeedError } from '../../core/plant-seed.ts';
import type { EcpState, ImagePullSecret } from './state.ts';

/** The secret of the ECP API Specification's samples, and the one of the portal's documentation. */
const own: ImagePullSecret[] = [
  {
    imagepullsecretID: 'f163180004bf11eb8d2a0242ac120002',
    name: 'myregistrykey',
    namespace: 'demo',
    description: 'demo account on Docker Hub',
    registry: 'docker.io',
    username: 'demo',
    password: '123456',
    creationTime: '2020-10-02T15:00:00Z',
    lastUpdateTime: '2020-10-02T15:00:00Z',
  },
  {
    imagepullsecretID: 'edd5896caf8711eaae6396ac35ded775',
    name: 'sweet-neat-secret',
    namespace: 'ecp-us-yaml-demo',
    description: '',
    registry: 'https://my-registry-co.com',
    username: 'ecp_us_yaml_demo',
    password: '123456',
    creationTime: '2020-06-16T04:14:53Z',
    lastUpdateTime: '2020-06-16T04:14:53Z',
  },
];

/** Secrets of the mock's own customer. A namespace that one of them is in exists. */
export const seed: Seed<EcpState> = {
  lists: { ImagePullSecrets: '#/components/schemas/ImagePullSecret' },
  own: { ImagePullSecrets: own },
  async plant(state, { ImagePullSecrets = [] }: { ImagePullSecrets?: ImagePullSecret[] }) {
    const inOrder = [...ImagePullSecrets.entries()].sort(([, a], [, b]) => timeOf(a) - timeOf(b));
    for (const [index, secret] of inOrder) {
      const at = `/ImagePullSecrets/${index}`;
      const twin = await state.find('', secret.imagepullsecretID);
      if (twin) throw new SeedError(`${at}/imagepullsecretID is another secret's`);
      await state.addNamespace(secret.namespace);
      if (!(await state.add('', secret))) throw new SeedError(`${at}/name is taken in its namespace`);
    }
  },
};

// The list's order is that of creation (E-A19).
function timeOf({ creationTime }: ImagePullSecret): number {
  return Date.parse(creationTime);
}
