import type { Mock } from '../../mock/mock.ts';

/** A mock that can be replaced by another one of the same session while it is served. */
export interface HotReloadMock extends Mock {
  replaceWith(next: Mock): void;
}

/** Makes a mock replaceable: whatever it is asked, the current one answers. */
export function hotReloadMock(first: Mock): HotReloadMock {
  let current = first;
  return {
    handle: (request) => current.handle(request),
    methodsAt: (request) => current.methodsAt(request),
    get spec() {
      return current.spec;
    },
    get session() {
      return current.session;
    },
    get journal() {
      return current.journal;
    },
    get secrets() {
      return current.secrets;
    },
    get faults() {
      return current.faults;
    },
    get providerStates() {
      return current.providerStates;
    },
    get ready() {
      return current.ready;
    },
    setProviderState: (name, on) => current.setProviderState(name, on),
    reset: (seedData) => current.reset(seedData),
    replaceWith(next) {
      current = next;
    },
  };
}
