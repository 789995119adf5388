// What any document promises, and only several calls can show: one promise a file.
import type { Law } from './law.ts';
import { pagesJoin } from './pages-join.ts';
import { refusedChangesNothing } from './refused-changes-nothing.ts';

export const laws: readonly Law[] = [refusedChangesNothing, pagesJoin];
