// The HTTP clients that consumers use, all behind one face.
import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import axios from 'axios';
import superagent from 'superagent';
import { Agent, fetch as undiciFetch, request as undiciRequest } from 'undici';

export interface ClientAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

type Init = { method: string; headers: Record<string, string>; body?: string };
type Client = (url: string, init: Init) => Promise<ClientAnswer>;

/** Each rejects if there is no answer. */
export const clients: Record<string, Client> = {
  fetch: async (url, init) => ofFetch(await fetch(url, init)),
  'node:http': byNode,
  axios: (url, init) => byAxios(url, init, 'http'),
  'axios by fetch': (url, init) => byAxios(url, init, 'fetch'),
  'undici.request': async (url, init) => ofUndici(await undiciRequest(url, init as { method: 'GET' })),
  'undici.Agent': async (url, init) =>
    ofUndici(await undiciRequest(url, { ...(init as { method: 'GET' }), dispatcher: new Agent() })),
  'undici.fetch': async (url, init) => ofFetch((await undiciFetch(url, init)) as unknown as Response),
  superagent: bySuperagent,
};

async function ofFetch(response: Response): Promise<ClientAnswer> {
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
}

async function ofUndici(answer: Awaited<ReturnType<typeof undiciRequest>>): Promise<ClientAnswer> {
  const headers = answer.headers as Record<string, string>;
  return { status: answer.statusCode, headers, body: await answer.body.text() };
}

async function byAxios(url: string, init: Init, adapter: string): Promise<ClientAnswer> {
  const { body: data, ...rest } = init;
  const texts = { transformResponse: [], validateStatus: () => true };
  const answer = await axios.request({ url, ...rest, ...(data && { data }), adapter, ...texts });
  return { status: answer.status, headers: answer.headers as Record<string, string>, body: answer.data };
}

async function bySuperagent(url: string, init: Init): Promise<ClientAnswer> {
  const answer = await superagent(init.method, url)
    .set(init.headers)
    .send(init.body)
    .ok(() => true)
    .buffer()
    .parse(superagent.parse.text as never);
  return { status: answer.status, headers: answer.headers, body: answer.text };
}

function byNode(url: string, { body, ...options }: Init): Promise<ClientAnswer> {
  const request = url.startsWith('https:') ? requestByHttps : requestByHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, async (incoming) => {
      const chunks = await incoming.toArray();
      const { statusCode = 0, headers } = incoming;
      resolve({ status: statusCode, headers: headers as Record<string, string>, body: chunks.join('') });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
