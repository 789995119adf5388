// Runs test files in the order of their names.
export default class {
  sort(tests) {
    return tests.toSorted((a, b) => a.path.localeCompare(b.path));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
