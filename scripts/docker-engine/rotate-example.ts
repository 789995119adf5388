import type { Fetch } from '../../contracts/consumer/example/retry.ts';
import { rotate } from '../../contracts/consumer/example/rotate.ts';
import { dockerSystem } from '../../contracts/consumer/example/systems/docker.ts';
import { fromFetchRequest } from '../../contracts/http/from-fetch-request.ts';
import type { Target } from '../../contracts/verify/engine/target.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';
import type { Output } from '../cli/output.ts';

/** A reserved name, so no other secret is for it. */
const registry = 'bonafide-example.invalid';
const baseUrl = 'http://localhost/v1.41';

interface Secret {
  ID: string;
  Version: { Index: number };
  Spec: { Name: string; Labels: Record<string, string> };
}

/**
 * Runs the consumers' example on an engine: twice, so that the second run replaces a secret, and with one conflicting
 * update. Exit code 0 where only the new secret is left; it is removed then.
 */
export async function rotateOnEngine(address: string, { out }: Pick<Output, 'out'>): Promise<number> {
  const target = httpTarget(address);
  const call = fetchOver(target);
  try {
    const first = await rotateTo('first', call);
    const second = await rotateTo('second', withConcurrentWriter(call));
    const left = await secretsOf(call);
    const names = left.map(({ Spec }) => Spec.Name);
    const isRotated = [first, second].every(({ failure }) => failure === undefined);
    out(
      `the example on ${address}: ${[...first.rotated, ...second.rotated].join(', then ')}; left: ${names}`,
    );
    for (const { failure } of [first, second]) if (failure !== undefined) out(`    ${failure}`);
    return isRotated && names.join() === second.rotated.join() ? 0 : 1;
  } finally {
    for (const { ID } of await secretsOf(call))
      await call(new Request(`${baseUrl}/secrets/${ID}`, { method: 'DELETE' }));
    await target.close();
  }
}

async function rotateTo(password: string, fetch: Fetch) {
  const prefix = 'bonafide-example';
  const system = dockerSystem({ baseUrl, prefix, fetch, switchTo: async () => {} });
  const [outcome] = await rotate({ registry, login: 'robot', password }, [system]);
  return outcome ?? { rotated: [], failure: 'no outcome' };
}

/** Makes a concurrent update right before the example's first one. */
function withConcurrentWriter(call: Fetch): Fetch {
  let hasUpdated = false;
  return async (request) => {
    const [, id] = /\/secrets\/([^/]+)\/update/.exec(request.url) ?? [];
    if (id !== undefined && !hasUpdated) {
      hasUpdated = true;
      const { Version, Spec } = (await (
        await call(new Request(`${baseUrl}/secrets/${id}`))
      ).json()) as Secret;
      const body = JSON.stringify({ ...Spec, Labels: { ...Spec.Labels, team: 'web' } });
      const headers = { 'content-type': 'application/json' };
      const url = `${baseUrl}/secrets/${id}/update?version=${Version.Index}`;
      await call(new Request(url, { method: 'POST', headers, body }));
    }
    return call(request);
  };
}

async function secretsOf(call: Fetch): Promise<Secret[]> {
  const filters = JSON.stringify({ name: ['bonafide-example-'] });
  const answer = await call(new Request(`${baseUrl}/secrets?filters=${encodeURIComponent(filters)}`));
  return (await answer.json()) as Secret[];
}

/** A fetch that goes to a target wherever that listens, also on a unix socket. */
function fetchOver(target: Target): Fetch {
  return async (request) => {
    const bytes = Buffer.from(await request.arrayBuffer());
    const { status, headers, body } = await target.send(fromFetchRequest(request, bytes));
    const isEmpty = status === 204 || status === 304;
    return new Response(isEmpty ? null : new Uint8Array(Buffer.from(body)), {
      status,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    });
  };
}
