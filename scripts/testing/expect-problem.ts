import { expect } from '@jest/globals';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import { type HttpResponse, headerOf } from '../../contracts/http/message.ts';

/** The mock's own error, which must be `application/problem+json`. */
export async function problemOf(
  answer: HttpResponse | Promise<HttpResponse>,
): Promise<{ type: string; status: number; detail: string }> {
  const response = await answer;
  const { type, status, detail } = jsonOf(response) as { type: string; status: number; detail: string };
  expect(headerOf(response.headers, 'content-type')).toMatch(/^application\/problem\+json\b/);
  expect(status).toBe(response.status);
  return { type, status, detail };
}
