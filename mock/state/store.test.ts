import { describeStore } from './describe-store.ts';
import { memoryStore } from './memory.ts';

describeStore('the memory store', (limits) => ({ store: memoryStore(limits) }));
