import { writeFileSync } from 'node:fs';

// Writes what failed, by the bug that was planted.
export default class {
  #file;
  #failures = {};

  constructor(_config, { file }) {
    this.#file = file;
  }

  onTestResult({ context }, { testResults, failureMessage, testExecError }) {
    const failed = testResults.filter(({ status }) => status === 'failed');
    const told = failed.map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join('\n')}`);
    if (testExecError) told.push(failureMessage);
    this.#failures[context.config.displayName.name] = told;
  }

  onRunComplete() {
    writeFileSync(this.#file, JSON.stringify(this.#failures));
  }
}
