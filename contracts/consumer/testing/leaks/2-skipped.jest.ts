import { test } from '@jest/globals';
import { mockApi } from '../../jest.ts';
import { document, origin } from './calls.ts';

mockApi(document, { origin });

test.skip('no test of this file runs', () => {});
