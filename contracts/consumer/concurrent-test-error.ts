/** A test that cannot be run, since others run at the same time. */
export class ConcurrentTest extends Error {
  override name = 'ConcurrentTest';

  /** `api` is the mocked API's name. */
  constructor(api: string) {
    super(
      [
        `a concurrent test cannot use the mock of ${api}, and was not run`,
        '  reason     each test has a mock of its own, and it is unknown which of several running tests makes a call',
        '  hint       write test instead of test.concurrent, or move it to a file without mockApi: files run in parallel',
      ].join('\n'),
    );
  }
}
