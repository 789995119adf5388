// The Docker Engine's swarm secrets: what the engine does, under the names that the engine's own code has for it.
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import type { Api } from '../../core/api.ts';
import { enter, notFound } from './base-path.ts';
import { engineOf } from './engine-version.ts';
import { overridesOf } from './overrides.ts';
import { seed } from './seed.ts';
import { DockerState } from './state.ts';

/** Points Docker's clients at a mock. */
export function dockerClientLine(address: string): string {
  return `export DOCKER_HOST=${address.replace(/^http:/, 'tcp:').replace(/^unix:/, 'unix://')}`;
}

/** The Docker Engine (D-A1), of the document's API version unless another is given. Throws a ConfigurationError for an invalid one. */
export function dockerApi(newestVersion?: string): Api<DockerState> {
  const engine = engineOf(newestVersion);
  return {
    spec: loadBuiltin('docker'),
    createState: (session) => new DockerState(session),
    enter: (request) => enter(engine, request),
    handlers: overridesOf(engine),
    notFound: (request) => notFound(engine, request),
    headers: engine.headers,
    jsonEnd: '\n',
    seed,
    providerStates: {
      'outside-a-swarm': {
        description: 'The node is not a swarm manager: calls of the swarm are refused with 503 (D-A2).',
      },
    },
  };
}
