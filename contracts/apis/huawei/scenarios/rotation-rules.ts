import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, refused, same, update } from '../calls.ts';

const invalid = [400, 'CSMS.0002'] as const;

export const rotationRules: Scenario = {
  id: 'rotation-rules',
  title: 'what a secret says of its rotation fits together, and its period is 6 to 8760 hours',
  async run(session) {
    for (const secret_type of ['RDS', 'rds-fg', 'Common']) {
      const body = { name: session.name('refused'), secret_string: session.secret(), secret_type };
      const rotation_config = '{"InstanceId":"xxxxxxxx","SecretSubType":"MultiUser"}';
      await refused(session, 'CreateSecret', { body: { ...body, rotation_config } }, invalid);
    }
    const long = { secret_type: 'RDS-FG', rotation_config: '{"InstanceId":"xxxxxxxx"}'.padEnd(1025) };
    const body = { name: session.name('refused'), secret_string: session.secret(), ...long };
    await refused(session, 'CreateSecret', { body }, invalid);
    await session.unverified('H-A26', async () => {
      await refuseMisfits(session);
      const name = session.name('rotated');
      const rotation = {
        secret_type: 'RDS-FG',
        auto_rotation: true,
        rotation_period: '6h',
        rotation_config: '{"InstanceId":"xxxxxxxx","SecretSubType":"MultiUser"}',
      };
      const created = await create(session, name, rotation);
      same(session, { ...created, ...rotation }, created, '/body/secret');
      const { rotation_period, auto_rotation } = await update(session, name, { rotation_period: '8760h' });
      same(session, [rotation_period, auto_rotation], ['8760h', true], '/body/secret');

      const plain = session.name('unrotated');
      await create(session, plain);
      const input = { path: { secret_name: plain }, body: { auto_rotation: true } };
      await refused(session, 'UpdateSecret', input, invalid);
    });
  },
};

async function refuseMisfits(session: Session): Promise<void> {
  const periods = ['21599s', '359m', '5h', '8761h', '366d', '0d', '7'];
  const configs = ['', 'none', '[]', 'null', '{"SecretSubType":"NoUser"}', '{"InstanceId":5}'];
  const misfits = [
    { auto_rotation: true },
    { secret_type: 'RDS-FG' },
    ...periods.map((rotation_period) => ({ auto_rotation: true, rotation_period })),
    ...configs.map((rotation_config) => ({ secret_type: 'RDS-FG', rotation_config })),
  ];
  for (const misfit of misfits) {
    const body = { name: session.name('refused'), secret_string: session.secret(), ...misfit };
    await refused(session, 'CreateSecret', { body }, invalid);
  }
}
