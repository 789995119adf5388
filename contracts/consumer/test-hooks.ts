/** What a test of a file, or of a `describe`, begins and ends with. */
export interface TestResource {
  start(): Promise<void>;
  /** Rejects where the test that has just ended broke the contract. */
  verify(): Promise<void>;
  stop(): Promise<void>;
}

/** Registers a function to run before or after tests. */
export type Hook = (run: () => Promise<void>) => void;

/** Starts a resource by one hook (`beforeEach`, `beforeAll`), verifies it after each test, and stops it after the last. */
export function registerHooks<Resource extends TestResource>(
  resource: Resource,
  hooks: { before: Hook; afterEach: Hook; afterAll: Hook },
): Resource {
  hooks.before(() => resource.start());
  hooks.afterEach(() => resource.verify());
  hooks.afterAll(() => resource.stop());
  return resource;
}
