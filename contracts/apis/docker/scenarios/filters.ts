import type { Scenario } from '../../../verify/contract.ts';
import { create, namesOf } from '../calls.ts';

export const filters: Scenario = {
  id: 'filters',
  title: 'the list is filtered by id, name, names and label, as each of them matches',
  async run(session) {
    const alpha = session.name('alpha');
    const alphabet = session.name('alphabet');
    const beta = session.name('beta');
    const id = await create(session, { Name: alpha, Labels: { env: 'dev', team: 'red' } });
    await create(session, { Name: alphabet, Labels: { env: 'prod' } });
    await create(session, { Name: beta });

    const expected: [filters: Record<string, unknown>, names: string[]][] = [
      [{ name: [alpha] }, [alpha, alphabet]],
      [{ name: [alpha.toUpperCase()] }, [alpha, alphabet]],
      [{ name: { [alpha]: true } }, [alpha, alphabet]],
      [{ name: [alphabet, beta] }, [alphabet, beta]],
      [{ names: [alpha] }, [alpha]],
      [{ names: [alpha, session.name('bet')] }, [alpha]],
      [{ id: [id] }, [alpha]],
      [{ id: [id.slice(0, 20)] }, [alpha]],
      [{ id: [id], names: [beta] }, [alpha, beta]],
      [{ name: [alpha], label: ['env'] }, [alpha, alphabet]],
      [{ name: [alpha], label: ['env=dev'] }, [alpha]],
      [{ name: [alpha], label: ['env', 'team'] }, [alpha]],
      [{ name: [alpha], label: ['env=de'] }, []],
      [{ name: [beta], label: ['env'] }, []],
      [{ name: [], names: [beta] }, [beta]],
      [{ names: [session.name('nobody')] }, []],
    ];
    for (const [by, names] of expected) {
      const found = await namesOf(session, by);
      const same = JSON.stringify(found) === JSON.stringify(names);
      session.assert(
        same,
        '/body',
        `lists ${found.join(', ') || 'nothing'}, not ${names.join(', ') || 'nothing'}`,
      );
    }
  },
};
