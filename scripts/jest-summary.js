// The last lines of a test run: what was skipped and why, then the count on a line of its own.
export default class Summary {
  onRunComplete(_contexts, results) {
    const tests = results.testResults.flatMap((file) => file.testResults);
    for (const { status, title } of tests) {
      if (status === 'pending' || status === 'todo') process.stdout.write(`skipped: ${title}\n`);
    }
    // A file that could not even be loaded has failed, though none of its tests has.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
