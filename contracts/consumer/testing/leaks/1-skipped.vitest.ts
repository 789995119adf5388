import { test } from 'vitest';
import { mockApi } from '../../vitest.ts';
import { document, origin } from './calls.ts';

mockApi(document, { origin });

test.skip('no test of this file runs', () => {});
