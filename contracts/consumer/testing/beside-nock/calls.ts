// What the test files beside this one call: an API that mockApi mocks, and one that npm nock does.
import { Agent, request as requestByHttp } from 'node:http';

/** Where a server stands in for the vendor's of the API that is mocked. */
export const origin = process.env.STAND_IN ?? '';

/** The file of its document. */
export const document = process.env.DOCUMENT ?? '';

/** Where the other API is. */
export const payments = 'http://payments.example';

const agent = new Agent({ keepAlive: true });

export function callPets(from: string): Promise<string[]> {
  return callBoth(`${origin}/api/pets`, from);
}

export function callPayments(): Promise<string[]> {
  return callBoth(`${payments}/paid`, 'payments');
}

/** The bodies that fetch and node:http get. */
async function callBoth(url: string, from: string): Promise<string[]> {
  const headers = { 'x-from': from };
  return [await (await fetch(url, { headers })).text(), await callByHttp(url, headers)];
}

function callByHttp(url: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = requestByHttp(url, { headers, agent }, async (response) => {
      resolve((await response.toArray()).join(''));
    });
    request.on('error', reject).end();
  });
}
