// Matchers of Jest, and of Vitest by its own expect.extend(matchers).
import '../../mock/core/require-node.ts';
import type {} from 'expect';
import { toHaveReceived, toHaveReceivedInOrder, toHaveReceivedNothingElse } from './receive-matchers.ts';
import type { ReceiveMatchers } from './receive-types.ts';
import { openApi, toSatisfyApiSpec, toSatisfySchemaInApiSpec } from './satisfy/matchers.ts';

export { openApi } from './satisfy/matchers.ts';

/** All that `expect.extend` takes. */
export const matchers = {
  toSatisfyApiSpec,
  toSatisfySchemaInApiSpec,
  toHaveReceived,
  toHaveReceivedInOrder,
  toHaveReceivedNothingElse,
};

/** What `expect` has for responses, and for values that a document has a schema of. */
export interface SatisfyMatchers<Result> {
  /** The response is one that the document has for its operation. Of fetch, wait for it. */
  toSatisfyApiSpec(): Result;
  /** The value keeps to one of the document's schemas, by its name. */
  toSatisfySchemaInApiSpec(name: string): Result;
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown>
    extends ReceiveMatchers<R, T>,
      SatisfyMatchers<R> {}
}

declare global {
  namespace jest {
    interface Matchers<R, T> extends ReceiveMatchers<R, T>, SatisfyMatchers<R> {}
  }
}

/**
 * Adds the matchers to Jest's `expect`, and names the document that they hold responses against in the tests of this file
 * or `describe`: a file, an object, or a built-in API's name. Called as that of npm jest-openapi is.
 */
export default function jestOpenAPI(document: string | Readonly<Record<string, unknown>>): void {
  const { expect, beforeAll } = globalThis as Runner;
  if (!expect || !beforeAll)
    throw new Error(
      'there is no expect: Vitest wants expect.extend(matchers), and openApi(document) in a hook',
    );
  expect.extend(matchers);
  beforeAll(() => openApi(document));
}

/** What Jest has for every test file. */
interface Runner {
  expect?: { extend(matchers: object): void };
  beforeAll?(run: () => Promise<void>): void;
}
