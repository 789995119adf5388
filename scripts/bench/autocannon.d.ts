// autocannon brings no types: the part that the bench uses.
declare module 'autocannon' {
  export interface Request {
    method: 'GET' | 'POST' | 'DELETE';
    path: string;
    headers?: Record<string, string>;
    body?: string;
    setupRequest?: (request: Request, context: Context) => Request;
    onResponse?: (status: number, body: string, context: Context) => void;
  }

  /** Shared by the requests of one connection; new whenever the list of requests restarts. */
  export type Context = Record<string, string>;

  export interface Options {
    url: string;
    connections: number;
    requests: Request[];
    /** Seconds. */
    duration?: number;
    /** Requests in all, instead of a duration. */
    amount?: number;
    /** Milliseconds between samples; a run ends with one. */
    sampleInt?: number;
  }

  export interface Result {
    /** Seconds. */
    duration: number;
    errors: number;
    timeouts: number;
    non2xx: number;
    '2xx': number;
  }

  export default function autocannon(options: Options): Promise<Result>;
}
