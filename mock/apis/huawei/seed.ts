import type { components } from '../../../generated/huawei.ts';
import type { Seed } from '../../core/api.ts';
import { SeedError } from '../../core/plant-seed.ts';
import { Refusal } from '../../core/refusal.ts';
import { makeSecret } from './secret-changes.ts';
import type { HuaweiState } from './state.ts';

interface SeedData {
  secrets?: components['schemas']['CreateSecretRequestBody'][];
}

/** Secrets as they would be created, in one project; by itself those of the vendor's own examples. */
export function seedFor(project: string): Seed<HuaweiState> {
  return {
    lists: { secrets: '#/components/schemas/CreateSecretRequestBody' },
    own: {
      secrets: [
        { name: 'demo', secret_string: 'this is a demo secret string', description: 'd' },
        { name: 'test', secret_string: 'this is a test secret string', description: 'description' },
      ],
    } satisfies SeedData,
    async plant(state: HuaweiState, { secrets = [] }: SeedData) {
      for (const [index, body] of secrets.entries()) {
        const outcome = await plantSecret(state, project, body);
        if (outcome !== 'added') throw new SeedError(`/secrets/${index} cannot be created: ${outcome}`);
      }
    },
  };
}

async function plantSecret(
  state: HuaweiState,
  project: string,
  body: components['schemas']['CreateSecretRequestBody'],
): Promise<string> {
  try {
    return await state.add(project, makeSecret(body, project, state.newId(), state.now()));
  } catch (error) {
    if (error instanceof Refusal) return JSON.stringify(error.reply.body);
    throw error;
  }
}
