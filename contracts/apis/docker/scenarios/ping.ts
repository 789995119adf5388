import { headerOf } from '../../../http/message.ts';
import type { Scenario } from '../../../verify/contract.ts';

export const ping: Scenario = {
  id: 'ping',
  title: 'a ping says which API version the engine speaks, and the same to GET and HEAD',
  readOnly: true,
  async run(session) {
    const head = await session.call('SystemPingHead', {}, 200);
    const get = await session.call('SystemPing', {}, 200);
    for (const name of ['Api-Version', 'Docker-Experimental', 'Ostype', 'Server']) {
      const [first, second] = [headerOf(head.headers, name), headerOf(get.headers, name)];
      session.assert(first === second, `/headers/${name}`, `${second}, but ${first} to a HEAD`);
    }
  },
};
