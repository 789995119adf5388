import { mockApi } from '../../jest.ts';
import { document, origin } from './calls.ts';

mockApi(document, { origin });
throw new Error('this file cannot be loaded');
