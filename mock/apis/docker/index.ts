// The Docker Engine's swarm secrets: what the engine does, under the names that the engine's own code has for it.
import { builtinSpec } from '../../../contracts/spec/builtin.ts';
import type { Api } from '../../core/api.ts';
import { engineHeaders } from './engine.ts';
import { enter, notFound } from './entry.ts';
import { overrides } from './overrides.ts';
import { seed } from './seed.ts';
import { DockerState } from './state.ts';

/** What points Docker's clients at a mock. */
export function dockerClientLine(address: string): string {
  return `export DOCKER_HOST=${address.replace(/^http:/, 'tcp:').replace(/^unix:/, 'unix://')}`;
}

/** The Docker Engine (D-A1). */
export function dockerApi(): Api<DockerState> {
  return {
    spec: builtinSpec('docker'),
    createState: (host) => new DockerState(host),
    enter,
    handlers: overrides,
    notFound,
    headers: engineHeaders,
    jsonEnd: '\n',
    seed,
    providerStates: {
      'outside-a-swarm': {
        description:
          'The node is not a swarm manager: what is asked of the swarm is refused with 503 (D-A2).',
        set: (state, on) => state.setManager(!on),
      },
    },
  };
}
