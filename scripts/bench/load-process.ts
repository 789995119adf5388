// The process that generates load: it receives a job, sends its result, and waits for the next one.
import autocannon, { type Request } from 'autocannon';
import type { Job, Outcome } from './start-load-generator.ts';

const data = Buffer.from('a secret of forty bytes, give or take 00').toString('base64');
let names = 0;

process.on('message', async (job: Job) => {
  const { origin, amount, seconds } = job;
  const result = await autocannon({
    url: origin,
    connections: 32,
    // A run ends with a sample, so they must be short.
    sampleInt: 50,
    requests: requestsOf(job),
    ...(amount === undefined ? { duration: seconds ?? 1 } : { amount }),
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  const outcome: Outcome = { perSecond: result['2xx'] / result.duration, done: result['2xx'], failed };
  process.send?.(outcome);
});

function requestsOf({ kind, prefix, id }: Job): Request[] {
  if (kind === 'get') return [{ method: 'GET', path: `${prefix}/secrets/${id}` }];
  const create: Request = {
    method: 'POST',
    path: `${prefix}/secrets/create`,
    headers: { 'Content-Type': 'application/json' },
    setupRequest: (request) => ({ ...request, body: newSecret() }),
  };
  return kind === 'post' ? [create] : wholeLife(create, prefix);
}

/** Each connection creates a secret, looks at it and removes it, so that nothing is left of it. */
function wholeLife(create: Request, prefix: string): Request[] {
  const setupRequest: Request['setupRequest'] = (request, { id }) => ({
    ...request,
    path: `${prefix}/secrets/${id}`,
  });
  return [
    {
      ...create,
      onResponse: (_status, body, context) => {
        context.id = JSON.parse(body).ID;
      },
    },
    { method: 'GET', path: '', setupRequest },
    { method: 'DELETE', path: '', setupRequest },
  ];
}

function newSecret(): string {
  names += 1;
  return JSON.stringify({ Name: `bench-${names}`, Labels: { team: 'infra' }, Data: data });
}
