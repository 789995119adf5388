import type { Fetch } from '../../contracts/consumer/example/retry.ts';
import { rotate } from '../../contracts/consumer/example/rotate.ts';
import { dockerSystem } from '../../contracts/consumer/example/systems/docker.ts';
import type { Target } from '../../contracts/verify/engine/target.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';
import type { Output } from '../cli/output.ts';

/** No host can have it, so nobody's secret is for it. */
const registry = 'bonafide-example.invalid';
const baseUrl = 'http://localhost/v1.41';

interface Secret {
  ID: string;
  Version: { Index: number };
  Spec: { Name: string; Labels: Record<string, string> };
}

/**
 * Runs the consumers' example on an engine: twice, so that the second time there is something to replace, and with another
 * writer who is faster once. Exit code 0 when one secret is left, the new one; it is removed then.
 */
export async function rotateOnEngine(address: string, { out }: Output): Promise<number> {
  const target = httpTarget(address);
  const call = fetchOver(target);
  try {
    const first = await rotateTo('first', call);
    const second = await rotateTo('second', disturbed(call));
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
  return outcome ?? { rotated: [], failure: 'there is no outcome' };
}

/** Has somebody else update a secret right before the first time that the example does. */
function disturbed(call: Fetch): Fetch {
  let isCalm = false;
  return async (request) => {
    const [, id] = /\/secrets\/([^/]+)\/update/.exec(request.url) ?? [];
    if (id !== undefined && !isCalm) {
      isCalm = true;
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
    const { pathname, search } = new URL(request.url);
    const { status, headers, body } = await target.send({
      method: request.method,
      path: pathname,
      query: search.slice(1),
      headers: Object.fromEntries(request.headers),
      body: Buffer.from(await request.arrayBuffer()),
    });
    const isEmpty = status === 204 || status === 304;
    return new Response(isEmpty ? null : new Uint8Array(Buffer.from(body)), {
      status,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    });
  };
}
