import type { Response, Router } from 'express';
import type { Mock } from '../mock.ts';
import type { CallFeed } from './call-feed.ts';
import type { Overview, ShownCall, ShownState } from './console-types.ts';

/** A page that reads so slowly that more than this is waiting for it, in bytes, is disconnected. */
const maxWaiting = 8 * 2 ** 20;

/**
 * What the console needs besides the rest of the control API.
 *
 * - `GET /overview`: the operations, their documented statuses, how often each was called, and the provider states
 * - `GET /calls`: the calls so far and those to come, as server-sent events
 * - `GET /state`: what is stored, without secret values
 */
export function addConsoleApi(router: Router, mock: Mock, feed: CallFeed): void {
  router.get('/overview', async (_request, response) => {
    response.json(await overviewOf(mock));
  });
  router.get('/state', async (_request, response) => {
    response.json(await stateOf(mock));
  });
  router.get('/calls', async (_request, response) => {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    await streamCalls(mock, feed, response);
  });
}

async function overviewOf({ spec, session, providerStates: states }: Mock): Promise<Overview> {
  const { counts } = await session.journal.read();
  const operations = [...spec.operations.values()].map(({ id, method, path, summary, responses }) => {
    return { id, method, path, summary, statuses: [...responses.keys()], calls: counts[id] ?? 0 };
  });
  const disabled = Object.fromEntries(spec.disabled.map(({ id, reason }) => [id, reason]));
  const shown = Object.entries(states).map(async ([name, description]) => {
    return { name, description, isOn: await session.providerStates.isOn(name) };
  });
  return { api: spec.name, operations, disabled, providerStates: await Promise.all(shown) };
}

async function stateOf({ session, spec, secrets }: Mock): Promise<ShownState> {
  const groups: Record<string, Record<string, unknown>> = Object.create(null);
  for (const [key, value] of await session.store.list('')) {
    const at = key.lastIndexOf('/');
    const shown = JSON.parse(secrets.mask(JSON.stringify(spec.redactor.json(value))));
    const group = secrets.mask(key.slice(0, at + 1));
    groups[group] = { ...groups[group], [secrets.mask(key.slice(at + 1))]: shown };
  }
  return groups;
}

async function streamCalls({ journal }: Mock, feed: CallFeed, response: Response): Promise<void> {
  const write = (call: ShownCall) => {
    response.write(`data: ${JSON.stringify(call)}\n\n`);
    if (response.writableLength > maxWaiting) response.destroy();
  };
  // What is answered while the journal is read must come after it, and once.
  const waiting: ShownCall[] = [];
  let pass = (call: ShownCall) => {
    waiting.push(call);
  };
  const end = feed.subscribe((call) => pass(call));
  response.on('close', end);
  const { entries } = await journal.read();
  const requests = new Set(entries.map(({ request }) => request));
  for (const call of [...entries, ...waiting.filter(({ request }) => !requests.has(request))]) write(call);
  pass = write;
}
