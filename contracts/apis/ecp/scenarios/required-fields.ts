import type { Scenario } from '../../../verify/contract.ts';
import { bodyFor, refused } from '../calls.ts';

export const requiredFields: Scenario = {
  id: 'required-fields',
  title:
    'a secret without a name, namespace, registry, username or password is refused, and the error names what is missing',
  async run(session) {
    const whole: Record<string, unknown> = await bodyFor(session, session.name('required'));
    const miss = async (body: unknown, field: string) => {
      const message = await refused(session, 'post-imagepullsecrets', { body }, [
        400,
        'RequiredFieldMissing',
      ]);
      session.assert(message.includes(field), '/body/message', `does not name ${field}`);
    };
    const fields = ['name', 'namespace', 'registry', 'username', 'password'];
    for (const field of fields) {
      const { [field]: _, ...body } = whole;
      await miss(body, field);
    }
    await session.unverified('E-A9', async () => {
      for (const field of fields) {
        await miss({ ...whole, [field]: null }, field);
        await miss({ ...whole, [field]: '' }, field);
      }
      // Of several, the first is named.
      for (const [index, field] of fields.entries()) {
        const given = fields.slice(0, index).map((name) => [name, whole[name]]);
        await miss(Object.fromEntries(given), field);
      }
    });
  },
};
