import { expect, test } from '@jest/globals';
import { requirePackages } from './require-packages.ts';

test('a missing package is reported with the line that installs it', () => {
  expect(() =>
    requirePackages('bonafide generate', ['typescript', '@nobody/no-such-package', 'none-such']),
  ).toThrow(
    'bonafide generate needs @nobody/no-such-package and none-such: npm install --save-dev @nobody/no-such-package none-such',
  );
});

test('packages that are there are no problem', () => {
  expect(() => requirePackages('bonafide generate', ['typescript', 'openapi-typescript'])).not.toThrow();
});
