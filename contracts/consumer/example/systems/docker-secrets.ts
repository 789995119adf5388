import type { ApiClient } from '../../client.ts';
import { type Credential, dockerConfigOf } from '../credential.ts';
import { NotRotated, requireDone } from '../system.ts';

/** How often what another writer got in the way of is tried. */
const attempts = 3;
/** Says which registry a secret is for. */
const label = 'rotate.registry';

/** What there is of a registry's credential in a swarm. */
export class DockerSecrets {
  readonly #client: ApiClient<'docker'>;
  readonly #prefix: string;

  constructor(client: ApiClient<'docker'>, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  async list(registry: string) {
    const filters = JSON.stringify({ label: [`${label}=${registry}`] });
    const { data, response } = await this.#client.GET('/secrets', { params: { query: { filters } } });
    requireDone(response, 'the list of secrets');
    return data ?? [];
  }

  /** Creates a secret with the first number that is free. */
  async create(credential: Credential, number: number): Promise<{ id: string; name: string }> {
    const Data = Buffer.from(dockerConfigOf(credential)).toString('base64');
    const Labels = { [label]: credential.registry };
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const Name = `${this.#prefix}-${number + attempt}`;
      const { data, response } = await this.#client.POST('/secrets/create', { body: { Name, Data, Labels } });
      // Somebody else's secret has the name.
      if (response.status === 409) continue;
      requireDone(response, `the creation of ${Name}`);
      if (data) return { id: data.ID, name: Name };
    }
    throw new NotRotated(`${attempts} names from ${this.#prefix}-${number} on are taken`);
  }

  /** Marks a secret as no registry's any more, so that a run that ends before its removal leaves no two that look alike. */
  async retire(id: string): Promise<void> {
    const path = { id };
    for (let attempt = 1; ; attempt += 1) {
      const { data: secret, response } = await this.#client.GET('/secrets/{id}', { params: { path } });
      requireDone(response, `the inspection of ${id}`);
      if (!secret) return;
      const { Version, Spec } = secret;
      const { response: updated } = await this.#client.POST('/secrets/{id}/update', {
        params: { path, query: { version: Version.Index } },
        body: { Name: Spec.Name, Labels: { ...Spec.Labels, [label]: 'retired' } },
      });
      // The engine says 500 where another writer was faster.
      if (updated.status === 500 && attempt < attempts) continue;
      requireDone(updated, `the retirement of ${Spec.Name}`);
      return;
    }
  }

  async remove(id: string, name: string): Promise<void> {
    const { response } = await this.#client.DELETE('/secrets/{id}', { params: { path: { id } } });
    // A first attempt may have removed it, and its answer was lost.
    if (response.status !== 404) requireDone(response, `the removal of ${name}`);
  }
}
