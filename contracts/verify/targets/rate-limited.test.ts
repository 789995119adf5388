import { expect, test } from '@jest/globals';
import { type HttpResponse, noBody } from '../../http/message.ts';
import { type PoliteOptions, rateLimitedTarget } from './rate-limited.ts';
import type { Clock } from './real-clock.ts';

const request = { method: 'GET', path: '/', query: '', headers: {}, body: noBody };
const start = Date.parse('2026-01-02T03:04:05Z');

/** A clock that only sleeping moves on. */
function sleepingClock(): Clock & { slept: number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    now: () => now,
    slept,
    async sleep(ms) {
      slept.push(ms);
      now += ms;
    },
  };
}

/** A target that gives its answers one after the other, and its last one for ever. */
function answering(...answers: [status: number, retryAfter?: string][]) {
  const sent: number[] = [];
  const target = {
    name: 'a target',
    isOurs: false,
    isDisposable: false,
    curl: '',
    async send(): Promise<HttpResponse> {
      const [status, wait] = answers[Math.min(sent.length, answers.length - 1)] ?? [200];
      sent.push(status);
      return { status, headers: wait === undefined ? {} : { 'Retry-After': wait }, body: '' };
    },
    close: async () => {},
  };
  return { target, sent };
}

async function statusOf(
  answers: [status: number, retryAfter?: string][],
  { expected, ...manners }: PoliteOptions & { expected?: number } = {},
) {
  const clock = sleepingClock();
  const { target, sent } = answering(...answers);
  const { status } = await rateLimitedTarget(target, { clock, ...manners }).send(request, expected);
  return { status, sent, slept: clock.slept };
}

test.each<[string, [number, string?][], object]>([
  ['an answer that refuses nothing', [[500]], { status: 500, sent: [500], slept: [] }],
  ['seconds', [[429, '7'], [200]], { status: 200, sent: [429, 200], slept: [7000] }],
  [
    'a date',
    [[503, 'Fri, 02 Jan 2026 03:04:09 GMT'], [200]],
    { status: 200, sent: [503, 200], slept: [4000] },
  ],
  ['a date that is past', [[503, 'Fri, 02 Jan 2026 03:04:00 GMT'], [200]], { status: 200, slept: [0] }],
  ['neither', [[429, 'soon'], [200]], { status: 200, slept: [500] }],
  ['nothing', [[503], [429], [200]], { status: 200, slept: [500, 1000] }],
  ['nothing, for ever', [[503]], { status: 503, sent: [503, 503, 503, 503], slept: [500, 1000, 2000] }],
  ['more than a minute', [[429, '61'], [200]], { status: 429, sent: [429], slept: [] }],
])('Retry-After with %s', async (_, answers, expected) => {
  expect(await statusOf(answers)).toMatchObject(expected);
});

test('who expects to be refused is not made to wait', async () => {
  expect(await statusOf([[429, '7'], [200]], { expected: 429 })).toEqual({
    status: 429,
    sent: [429],
    slept: [],
  });
  expect(await statusOf([[503, '7'], [200]], { expected: 429 })).toMatchObject({ status: 200 });
});

test('what was given up once is not waited for again, until something went through', async () => {
  const clock = sleepingClock();
  const { target } = answering([503], [503], [503], [503], [503], [200], [503], [200]);
  const polite = rateLimitedTarget(target, { clock });
  const statuses: number[] = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await polite.send(request)).status);
  expect(statuses).toEqual([503, 503, 200, 200]);
  expect(clock.slept).toEqual([500, 1000, 2000, 500]);
});

test('each wait is reported; one ends when the run is to stop, and those to tidy up do not', async () => {
  const waits: object[] = [];
  const stop = new AbortController();
  const clock = sleepingClock();
  const { target, sent } = answering([429, '1'], [429, '2'], [200]);
  const onWait = (wait: object) => {
    waits.push(wait);
    stop.abort();
  };
  const polite = rateLimitedTarget(target, { clock, onWait, signal: stop.signal });
  expect([(await polite.send(request)).status, [...sent]]).toEqual([429, [429]]);
  expect([(await polite.send(request)).status, [...sent]]).toEqual([200, [429, 429, 200]]);
  expect(waits).toEqual([
    { status: 429, ms: 1000 },
    { status: 429, ms: 2000 },
  ]);
});

test('a rate is kept in even steps, also by those who come at once', async () => {
  const clock = sleepingClock();
  const { target } = answering([200]);
  const polite = rateLimitedTarget(target, { clock: { ...clock, now: () => start }, perSecond: 4 });
  await Promise.all([1, 2, 3, 4].map(() => polite.send(request)));
  expect(clock.slept).toEqual([250, 500, 750]);
});
