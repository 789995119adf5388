import type { Scenario } from '../../../verify/contract.ts';
import type { Answer, Session } from '../../../verify/engine/session.ts';
import { get } from '../calls.ts';

interface VendorError {
  code: string;
  message: string;
  requestId?: string;
  target?: string;
}

export const errorBodies: Scenario = {
  id: 'error-bodies',
  title:
    'an error says in words what is missing, has an id of its own call, and names the path without its query',
  readOnly: true,
  async run(session) {
    const name = session.name('nowhere');
    const second = errorOf(await get(session, name, 404));
    await session.unverified('S-A2', async () => {
      const says = second.message.includes(name) && second.message.includes('not found');
      session.assert(says, '/body/error/message', 'does not say that the name was not found');
    });
    await session.unverified('S-A14', async () => {
      const first = errorOf(await get(session, name, 404, { query: { verbose: 'true' } }));
      expectDetails(session, first, second, name);
    });
  },
};

function expectDetails(session: Session, first: VendorError, second: VendorError, name: string): void {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(second.requestId ?? '');
  session.assert(isUuid, '/body/error/requestId', 'is no UUID');
  session.assert(first.requestId !== second.requestId, '/body/error/requestId', 'is that of another call');
  for (const { target } of [first, second]) {
    const isPath = target === `/v2/admin/dockerRegistrySecrets/${name}`;
    session.assert(isPath, '/body/error/target', `${target}: not the path`);
  }
}

function errorOf({ json }: Answer): VendorError {
  return (json as { error: VendorError }).error;
}
