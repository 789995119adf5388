import type { Scenario } from '../../../verify/contract.ts';
import { create } from '../calls.ts';

const most = 511_999;

export const dataAndNameLimits: Scenario = {
  id: 'data-and-name-limits',
  title: 'data has 1 to 511,999 bytes in standard base64, and a name 1 to 64 characters',
  async run(session) {
    const bytes = (count: number) => Buffer.alloc(count, 'x').toString('base64');
    await create(session, { Name: session.name('smallest'), Data: bytes(1) });
    await create(session, { Name: session.name('largest'), Data: bytes(most) });
    const refused: unknown[] = ['', bytes(most + 1), 'b2s', '-_-_', null];
    for (const Data of refused) {
      await session.call('SecretCreate', { body: { Name: session.name('refused'), Data } }, 400);
    }

    await create(session, { Name: session.name('').padEnd(64, 'n') });
    const names = [
      session.name('').padEnd(65, 'n'),
      `-${session.name('a')}`,
      `${session.name('a')}.`,
      `${session.name('a')} b`,
      '',
    ];
    for (const Name of names) {
      await session.call('SecretCreate', { body: { Name, Data: bytes(1) } }, 400);
    }
  },
};
