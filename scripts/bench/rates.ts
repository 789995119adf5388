import { once } from 'node:events';
import { request } from 'node:http';
import { stop } from './processes.ts';
import { type Contender, controlToken, ours, type Server, startServer } from './servers.ts';
import type { Job, Load } from './start-load-generator.ts';

/** Requests a second, round by round. */
export interface Rates {
  get: number[];
  post: number[];
  /** Milliseconds from the start to the first answer, of one start. */
  startTime: number;
}

/** Measures contenders in turn, round after round: a machine's speed drifts, and so it drifts for all of them. */
export async function measureRates(
  contenders: Contender[],
  load: Load,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Map<Contender, Rates>> {
  const servers: Server[] = [];
  try {
    for (const contender of contenders) servers.push(await startServer(contender));
    const rates = new Map(
      servers.map(({ contender, startTime }) => [contender, { get: [], post: [], startTime } as Rates]),
    );
    for (const kind of ['get', 'post'] as const) {
      // To warm up.
      for (const server of servers) await measure(server, load, { kind, seconds: 2 * seconds });
      for (let round = 0; round < rounds; round += 1) {
        for (const server of servers) {
          const perSecond = await measure(server, load, { kind, seconds });
          rates.get(server.contender)?.[kind].push(perSecond);
        }
      }
    }
    return rates;
  } finally {
    for (const { child } of servers) await stop(child);
  }
}

async function measure(
  server: Server,
  load: Load,
  job: { kind: 'get' | 'post'; seconds: number },
): Promise<number> {
  await forget(server);
  const id = job.kind === 'get' ? { id: await createSecret(server) } : {};
  return (await load(server, { ...job, ...id })).perSecond;
}

// What earlier rounds created is not what this one measures.
async function forget({ contender, origin }: Server): Promise<void> {
  if (contender !== ours) return;
  await call('POST', `${origin}/__bonafide/reset`, '', { Authorization: `Bearer ${controlToken}` });
}

async function createSecret({ url }: Server): Promise<NonNullable<Job['id']>> {
  const body = JSON.stringify({ Name: 'app-key.crt', Labels: { team: 'infra' }, Data: 'c2VjcmV0' });
  const answer = await call('POST', `${url}/secrets/create`, body, { 'Content-Type': 'application/json' });
  return JSON.parse(answer).ID;
}

async function call(
  method: string,
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<string> {
  const outgoing = request(url, { method, headers, agent: false }).end(body);
  const [response] = await once(outgoing, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  if (response.statusCode >= 300) throw new Error(`${method} ${url}: ${response.statusCode} ${text}`);
  return text;
}
