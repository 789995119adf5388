import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type HttpResponse, headerOf, noBody } from '../../../contracts/http/message.ts';
import { createMock, type Mock } from '../../mock.ts';
import { dockerApi } from './index.ts';

// Replays what a real Docker Engine 20.10.24 was asked, and wants its answers word for word. The recordings were
// made with API 1.41 in the path; ids, versions and times are compared by their relations.

interface Step {
  request: {
    method: string;
    path: string;
    json?: { Data?: string; Labels?: Record<string, string> };
    body?: string;
    headers?: Record<string, string>;
    /** A name for a value of the answer, by its path there. */
    save?: Record<string, string>;
    /** A name for the first characters of a saved value. */
    cut?: Record<string, [from: string, length: number]>;
  };
  response: { status: number; contentType: string | null; body: unknown };
}

type Saved = Record<string, string>;

/** The mock refuses clients older than API 1.24 (D-A1); the recorded engine did not. */
const leftOut = 'versions_before_1_24';

describe.each(['recordings.json', 'recordings-hostile.json'])('%s', (file) => {
  test.each(sequencesOf(file))('%s: every answer is the engine’s', async (name, steps) => {
    // By chance an ID could begin with one of the short names that are looked up, and be found.
    const mock = createMock(dockerApi(), { seed: 1 });
    if (name === 'outside_a_swarm') await mock.setProviderState('outside-a-swarm', true);
    const ours: Saved = {};
    const theirs: Saved = {};
    const answers: unknown[] = [];
    for (const step of steps) answers.push({ ...asked(step), ...(await replay(mock, step, ours)) });
    const wanted = steps.map((step) => {
      remember(step, step.response.body, theirs);
      return { ...asked(step), ...step.response };
    });
    expect(normalise(answers, ours)).toEqual(normalise(wanted, theirs));
  });
});

test('the given recordings are complete', () => {
  expect(sequencesOf('recordings.json').flatMap(([, steps]) => steps)).toHaveLength(88);
});

function sequencesOf(file: string): [name: string, steps: Step[]][] {
  const text = readFileSync(new URL(`./fixtures/${file}`, import.meta.url), 'utf8');
  const { sequences } = JSON.parse(text) as { sequences: Record<string, Step[]> };
  return Object.entries(sequences).filter(([name]) => name !== leftOut);
}

async function replay(mock: Mock, step: Step, saved: Saved): Promise<Step['response']> {
  const { method, headers = {} } = step.request;
  const [path = '', query = ''] = fill(step.request.path, saved).split(/\?(.*)/s);
  const body = bodyOf(step.request, saved);
  const response = await mock.handle({ method, path, query, headers, body });
  const answer = bodyOfAnswer(response);
  remember(step, answer, saved);
  const contentType = headerOf(response.headers, 'content-type') ?? null;
  return { status: response.status, contentType, body: answer };
}

function fill(text: string, saved: Saved): string {
  return text.replace(
    /\$\{(\w+)\}|%24%7B(\w+)%7D/g,
    (_, plain: string, encoded: string) => saved[plain ?? encoded] ?? '',
  );
}

function remember({ request }: Step, answer: unknown, saved: Saved): void {
  for (const [key, at] of Object.entries(request.save ?? {})) {
    saved[key] = String(
      at.split('.').reduce((part, step) => (part as Record<string, unknown>)?.[step], answer),
    );
  }
  for (const [key, [from, length]] of Object.entries(request.cut ?? {}))
    saved[key] = (saved[from] ?? '').slice(0, length);
}

function bodyOf({ json, body }: Step['request'], saved: Saved): Buffer {
  if (body !== undefined) return Buffer.from(fill(body, saved));
  if (json === undefined) return noBody;
  return Buffer.from(
    fill(JSON.stringify({ ...json, ...longData(json.Data), ...longLabels(json.Labels) }), saved),
  );
}

// `@N` stands for N bytes of the letter a, and in a label for N letters x.
function longData(data: unknown): object {
  if (typeof data !== 'string' || !data.startsWith('@')) return {};
  return { Data: Buffer.alloc(Number(data.slice(1)), 'a').toString('base64') };
}

function longLabels(labels: unknown): object {
  if (labels === null || typeof labels !== 'object' || Array.isArray(labels)) return {};
  const entries = Object.entries(labels).map(([key, value]) => {
    const long = typeof value === 'string' && /^@\d+$/.test(value);
    return [key, long ? 'x'.repeat(Number(value.slice(1))) : value];
  });
  return { Labels: Object.fromEntries(entries) };
}

function bodyOfAnswer({ headers, body }: HttpResponse): unknown {
  const text = body.toString();
  return headerOf(headers, 'content-type') === 'application/json' && text !== '' ? JSON.parse(text) : text;
}

// So that a difference names the request that it is about.
function asked({ request: { method, path, json, body } }: Step): { asked: string } {
  return { asked: `${method} ${path} ${(body ?? JSON.stringify(json) ?? '').slice(0, 100)}` };
}

/** Gives each id, version and time the number of its first appearance, sorts lists, and takes API versions for one. */
function normalise(answers: unknown[], saved: Saved): unknown {
  const seen = new Map<string, string>();
  const number = (kind: string, value: string): string => {
    const known = seen.get(`${kind} ${value}`) ?? `${kind} ${seen.size + 1}`;
    seen.set(`${kind} ${value}`, known);
    return known;
  };
  const names = Object.entries(saved)
    .filter(([, value]) => /^[a-z0-9]{6,}$/.test(value))
    .sort(([, a], [, b]) => b.length - a.length);
  const named = (text: string) =>
    names.reduce((sofar, [name, value]) => sofar.replaceAll(value, `<${name}>`), text);
  const visit = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return [...value].sort(byName).map((item) => visit(item));
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, visit(item, name)]));
    }
    if (key === 'Index') return number('version', String(value));
    if (key.endsWith('edAt')) return number('time', String(value));
    if (typeof value !== 'string' || key === 'asked') return value;
    const ids = named(value).replace(/\b[a-z0-9]{25}\b/g, (id) => number('id', id));
    return ids.replace(/(version is )1\.\d+/g, '$1own');
  };
  return answers.map((answer) => visit(answer));
}

function byName(a: unknown, b: unknown): number {
  const nameOf = (value: unknown) => (value as { Spec?: { Name?: string } }).Spec?.Name ?? '';
  return nameOf(a) < nameOf(b) ? -1 : 1;
}
