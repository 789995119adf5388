import type { components } from '../../../generated/gcore.ts';
import type { Seed } from '../../core/api.ts';
import { SeedError } from '../../core/plant-seed.ts';
import type { GcoreState, Scope } from './state.ts';

/** A secret as it would be created; where it says neither project nor region, in the first one of each. */
type PlantedSecret = components['schemas']['PullSecretCreateSerializer'] & {
  project_id?: unknown;
  region_id?: unknown;
};

/** A secret of the vendor's own registry, as its documentation has it, for the project and the region at hand. */
export function seedFor({ project = '1', region = '1' }: Partial<Scope>): Seed<GcoreState> {
  return {
    lists: { pull_secrets: '#/components/schemas/PullSecretCreateSerializer' },
    own: {
      pull_secrets: [
        {
          name: 'my-registry-secret',
          registry: 'registry.luxembourg-2.cloud.gcore.dev',
          login: 'r_1000503-1186668-76-my-registry+pusher',
          password: 'password',
        },
      ],
    },
    async plant(state, { pull_secrets = [] }: { pull_secrets?: PlantedSecret[] }) {
      const seen = new Set<string>();
      for (const [index, { project_id, region_id, ...secret }] of pull_secrets.entries()) {
        const at = `/pull_secrets/${index}`;
        const scope = {
          project: idOf(project_id ?? project, `${at}/project_id`),
          region: idOf(region_id ?? region, `${at}/region_id`),
        };
        const key = `${scope.project}/${scope.region}/${secret.name}`;
        if (seen.has(key)) throw new SeedError(`${at}/name is taken by a secret before it`);
        seen.add(key);
        // A store that outlives the process has it already, perhaps changed.
        await state.create(scope, secret);
      }
    },
  };
}

function idOf(value: unknown, at: string): string {
  const isId = Number.isSafeInteger(value) || /^(0|-?[1-9]\d*)$/.test(String(value));
  if (!isId) throw new SeedError(`${at} must be an integer`);
  return String(value);
}
