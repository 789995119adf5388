import type { Scenario } from '../../../verify/contract.ts';
import { create, dataOf, inspect, update } from '../calls.ts';

export const driverAndTemplating: Scenario = {
  id: 'driver-and-templating',
  title:
    'a driver needs a name and has to be there, a templating may have any, and an update changes neither',
  async run(session) {
    const Data = dataOf(session.secret());
    await session.call('SecretCreate', { body: { Name: session.name('nameless'), Data, Driver: {} } }, 400);
    const unknown = { Name: session.name('driven'), Driver: { Name: 'bonafide-no-such-driver' } };
    await session.call('SecretCreate', { body: unknown }, 500);

    const Name = session.name('templated');
    const Templating = { Name: 'any-name', Options: { key: 'Größe, 漢字 and 😀' } };
    const id = await create(session, { Name, Data, Templating });
    const { Spec, Version } = await inspect(session, id);
    const kept = JSON.stringify(Spec.Templating);
    session.assert(
      kept === JSON.stringify(Templating),
      '/body/Spec/Templating',
      `${kept}, not as it was created`,
    );

    const change = { Name, Driver: { Name: 'other' }, Templating: { Name: 'other' } };
    await update(session, id, Version.Index, change, 200);
    const updated = await inspect(session, id);
    session.assert(updated.Spec.Driver === undefined, '/body/Spec/Driver', 'came with an update');
    const still = JSON.stringify(updated.Spec.Templating);
    session.assert(still === kept, '/body/Spec/Templating', `${still}: changed with an update`);
  },
};
