import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { GoError } from './error.ts';
import { parseFilters } from './parse-filters.ts';
import { decodeSecretSpec } from './secret-spec.ts';
import { parseQuery, redirectFor, unescapePath } from './url.ts';

type Step = {
  request: { method: string; path: string; body?: string };
  response: { status: number; contentType: string | null; body: { message?: string } };
};

const decodersMessage =
  /^(json: |invalid character |unexpected |illegal base64 |got EOF |invalid URL |invalid semicolon )/;

function read(name: string): Step[] {
  const file = new URL(`../fixtures/${name}.json`, import.meta.url);
  const { sequences } = JSON.parse(readFileSync(file, 'utf8')) as { sequences: Record<string, Step[]> };
  return Object.values(sequences).flat();
}

function messageOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
}

function recordedMessage({ response }: Step): string | undefined {
  const message = response.body.message ?? '';
  return decodersMessage.test(message) ? message : undefined;
}

describe.each(['recordings', 'recordings-hostile'])('everything in %s.json', (name) => {
  const steps = read(name).filter(({ request }) => request.path.startsWith('/v1.41/secrets'));

  test('that was sent as a secret is decoded or refused as the engine did', () => {
    const sent = steps.filter(({ request }) => /^[^?]*\/(create|update)(\?.*)?$/.test(request.path));
    const bodies = sent.filter(
      ({ request, response }) => request.body !== undefined && response.status !== 404,
    );
    expect(bodies).not.toEqual([]);
    for (const step of bodies) {
      const message = messageOf(() => decodeSecretSpec(Buffer.from(step.request.body ?? '')));
      expect([step.request.body, message]).toEqual([step.request.body, recordedMessage(step)]);
    }
  });

  test('that was sent as filters is read or refused as the engine did', () => {
    const lists = steps.filter(({ request }) =>
      /^GET \/v1.41\/secrets(\?|$)/.test(`${request.method} ${request.path}`),
    );
    expect(lists).not.toEqual([]);
    for (const step of lists) {
      const { values, error } = parseQuery(step.request.path.split('?')[1] ?? '');
      const message = error?.message ?? messageOf(() => parseFilters(values.get('filters')?.[0] ?? ''));
      expect([step.request.path, message]).toEqual([step.request.path, recordedMessage(step)]);
    }
  });

  test('that was asked for is refused or sent elsewhere for its path as the engine did', () => {
    for (const { request, response } of steps) {
      const [path = '', query = ''] = request.path.split('?');
      const isRefused = response.status === 400 && response.contentType !== 'application/json';
      expect([request.path, unescapePath(path) === undefined]).toEqual([request.path, isRefused]);
      const isSentElsewhere = !isRefused && redirectFor(path, query) !== undefined;
      expect([request.path, isSentElsewhere]).toEqual([request.path, response.status === 301]);
    }
  });
});
