// What the test files beside this one call: a server that stands in for the vendor's, and records who reached it.
import { Agent, request as requestByHttp } from 'node:http';
import { fetch as undiciFetch } from 'undici';

/** Where the server is. */
export const origin = process.env.STAND_IN ?? '';

/** The file of the document to mock. */
export const document = process.env.DOCUMENT ?? '';

const url = `${origin}/api/pets`;
const agent = new Agent({ keepAlive: true });

/** Calls by several clients, each with a connection that it keeps; gives the statuses of their responses. */
export async function callAll(from: string): Promise<number[]> {
  const headers = { 'x-from': from };
  const byFetch = await fetch(url, { headers });
  await byFetch.text();
  const byUndici = await undiciFetch(url, { headers });
  await byUndici.text();
  return [byFetch.status, byUndici.status, await callByHttp(headers)];
}

function callByHttp(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = requestByHttp(url, { headers, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', reject).end();
  });
}
