import type { Document } from '../../contracts/openapi/document.ts';
import { fakeLiveTarget, type Handlers } from '../../contracts/verify/testing/fake-live-target.ts';
import { bugs } from '../../contracts/verify/testing/things-bugs.ts';
import { thingsDocument, thingsHandlers } from '../../contracts/verify/testing/things-document.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import { serveMock } from './serve-mock.ts';
import { writeFiles } from './write-files.ts';

/** Serves handlers on a port until the current test ends; gives their address. */
export async function serveHandlers(handlers: Handlers): Promise<string> {
  const { target } = fakeLiveTarget(handlers, true);
  const { address } = await serveMock('tcp', {
    ...builtinMock('docker'),
    handle: (request) => target.send(request),
  });
  return address;
}

/** Serves a collection of things with some of the known bugs, until the current test ends; gives its address. */
export function serveThings(...names: string[]): Promise<string> {
  const store = new Map<string, Record<string, unknown>>();
  const right = thingsHandlers(store);
  const broken = names.map((name) => {
    const [, bug] = bugs[name] ?? [];
    if (!bug) throw new Error(`there is no bug "${name}"`);
    return bug(store, right);
  });
  return serveHandlers(Object.assign({}, right, ...broken));
}

/** Writes the document of that collection into a new folder, and gives its path. */
export function thingsFile(document: Document = thingsDocument({ type: 'integer', minimum: 1 })): string {
  return writeFiles({ 'things.json': document });
}
