import { describeSession } from './describe-session.ts';
import { memorySession } from './memory-session.ts';

describeSession('a session in memory', (options) => ({ session: memorySession(options) }));
