import { isRecord } from '../../http/is-record.ts';
import { tryParseJson } from '../../http/lossless-json.ts';
import { headerOf } from '../../http/message.ts';
import { decode } from '../../http/percent-encoding.ts';
import type { CallRecord } from '../../verify/engine/call-record.ts';

/** Where the answer to a call has a value: the steps to a member of its body, or the last segment of its `Location`. */
export type Source = readonly (string | number)[] | 'location';

/** Ids are not in the depths of an answer. */
const maxDepth = 4;

/** The calls of a case without which its last one would not be the same: what created or changed what that one is about. */
export function neededCalls(calls: readonly CallRecord[], last: CallRecord): CallRecord[] {
  const needed = [last];
  for (const call of calls.toReversed()) {
    const isWrite = call.request.method !== 'GET' && call.request.method !== 'HEAD';
    if (call.number >= last.number || !isWrite || call.response.status >= 400) continue;
    const isSame = needed.some((one) => pathOf(one) === pathOf(call));
    const isSource = needed.some((one) => segmentsOf(one).some((segment) => sourceOf(call, segment)));
    if (isSame || isSource) needed.unshift(call);
  }
  return needed;
}

/** Where an answer is the first to show a segment of a path. */
export function sourceOf(call: CallRecord, segment: string): Source | undefined {
  if (segment === '' || segmentsOf(call).includes(segment)) return undefined;
  const [location = ''] = [headerOf(call.response.headers, 'location') ?? ''];
  const steps = stepsTo(tryParseJson(call.response.body), segment, []);
  return steps ?? (location.split('/').at(-1) === encodeURIComponent(segment) ? 'location' : undefined);
}

/** The path of a call, without its query. */
export function pathOf({ request }: CallRecord): string {
  return request.path.split('?', 1)[0] ?? '';
}

export function segmentsOf(call: CallRecord): string[] {
  return pathOf(call).split('/').map(decode);
}

function stepsTo(
  value: unknown,
  wanted: string,
  steps: readonly (string | number)[],
): readonly (string | number)[] | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return String(value) === wanted && steps.length > 0 ? steps : undefined;
  if (steps.length >= maxDepth) return undefined;
  const inner: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : isRecord(value)
      ? Object.entries(value)
      : [];
  for (const [step, one] of inner) {
    const found = stepsTo(one, wanted, [...steps, step]);
    if (found) return found;
  }
  return undefined;
}
