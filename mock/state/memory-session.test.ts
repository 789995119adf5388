import { memorySession } from './memory-session.ts';
import { describeSession } from './session-test-suite.ts';

describeSession('a session in memory', (options) => ({ session: memorySession(options) }));
