import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import { seededRandom } from '../../contracts/openapi/seeded-random.ts';
import { responseFor } from '../../contracts/openapi/spec.ts';
import { createMockOf } from '../commands/create-mock.ts';
import { RandomRequests } from './random-request.ts';

/** What random requests found out about a mock. */
export interface FuzzResult {
  requests: number;
  /** How many answers had each status. */
  statuses: Map<number, number>;
  /** What must not happen, each kind once, with its request. */
  failures: string[];
  /** The longest time of an answer, in milliseconds. */
  slowest: number;
}

/** The problems of the mock that may have a status of 5xx: it says what it cannot do. */
const honest = /"urn:bonafide:(?:cannot-answer|cannot-represent|operation-off|store-full)"/;

/** Sends random requests to the mock of an API or a document, in this process. The same seed sends the same ones. */
export async function fuzzMock(
  nameOrFile: string,
  { requests, seed }: { requests: number; seed: number },
): Promise<FuzzResult> {
  const nothing = { overrides: undefined, seedFile: undefined };
  const options = { mock: { seed }, auth: 'off' as const, engine: 'own' as const, strict: false, ...nothing };
  const { mock } = await createMockOf(nameOrFile, options);
  const random = new RandomRequests(mock.spec, seededRandom(seed));
  const failures = new Map<string, string>();
  const statuses = new Map<number, number>();
  let slowest = 0;
  for (let i = 0; i < requests && mock.spec.operations.size > 0; i += 1) {
    const request = random.next();
    const start = performance.now();
    const response = await mock.handle(request);
    random.learn(response);
    slowest = Math.max(slowest, performance.now() - start);
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (!isUndocumentedError(response)) continue;
    const kind = String(response.body).slice(0, 200);
    failures.set(kind, `${response.status} ${kind.trim()} for ${shown(request)}`);
  }
  return { requests, statuses, failures: [...failures.values()], slowest };

  function isUndocumentedError({ status, body }: HttpResponse): boolean {
    if (status < 500 || honest.test(String(body))) return false;
    // Only the mock's own problems are a fault of it: a document may have any status.
    const isOwn = String(body).includes('"urn:bonafide:');
    return isOwn || ![...mock.spec.operations.values()].some((one) => responseFor(one, status));
  }
}

function shown({ method, path, query, headers, body }: HttpRequest): string {
  const target = query === '' ? path : `${path}?${query}`;
  return JSON.stringify({ method, target: target.slice(0, 200), headers, body: String(body).slice(0, 300) });
}
