import type { Scenario } from '../../../verify/contract.ts';
import { holdsSame, type InvalidFields, newSecret, operations, refusals, refused } from '../calls.ts';

export const integerProjectAndRegion: Scenario = {
  id: 'integer-project-and-region',
  title: 'a project or a region that is no integer is invalid, whatever else is wrong with the call',
  run: (session) =>
    session.unverified('G-A18', async () => {
      const secret_name = session.name('missing');
      for (const operationId of Object.values(operations)) {
        const body = operationId === operations.create ? { body: newSecret(session, 'ids') } : {};
        for (const ids of [
          { project_id: 'abc' },
          { region_id: '1.5' },
          { project_id: 'a b', region_id: '1e3' },
        ]) {
          const path = { ...ids, secret_name };
          const json = await refused(session, operationId, { path, ...body }, refusals.invalid);
          const { invalid_fields } = json as { invalid_fields: InvalidFields };
          const text = 'Input should be a valid integer, unable to parse string as an integer';
          const wanted = Object.fromEntries(Object.keys(ids).map((name) => [name, [text]]));
          holdsSame(session, '/body/invalid_fields', invalid_fields, wanted);
        }
      }
    }),
};
