/** A call may be made again where a second one does what the first one did (RFC 9110, section 9.2.2). */
const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** Statuses of a server that may do better soon. */
const passing = new Set([429, 502, 503, 504]);

export type Fetch = (request: Request) => Promise<Response>;

/** How a system is called. */
export interface CallOptions {
  fetch?: Fetch;
  /** How often a call is made at most. */
  attempts?: number;
  /** Waits between two of them. */
  wait?: (milliseconds: number) => Promise<unknown>;
}

/** A fetch that makes idempotent calls again where none or a passing answer came, as late as the server asks for. */
export function retrying({ fetch = globalThis.fetch, attempts = 3, wait = sleep }: CallOptions): Fetch {
  return async (request) => {
    const last = idempotent.has(request.method) ? attempts : 1;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await fetch(request.clone()).catch((error: Error) => {
        if (attempt >= last) throw error;
        return undefined;
      });
      if (answer && (attempt >= last || !passing.has(answer.status))) return answer;
      await wait(delayOf(answer, attempt));
    }
  };
}

// `Retry-After` in seconds, or else longer each time.
function delayOf(answer: Response | undefined, attempt: number): number {
  const seconds = Number(answer?.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : 100 * 2 ** attempt;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
