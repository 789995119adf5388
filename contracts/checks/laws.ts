// What any document promises, and only several calls can show: one promise a file.
import { createdIsListed } from './created-is-listed.ts';
import { defaultPage } from './default-page.ts';
import type { Law } from './law.ts';
import { neighboursUntouched } from './neighbours-untouched.ts';
import { pagesJoin } from './pages-join.ts';
import { refusedChangesNothing } from './refused-changes-nothing.ts';
import { refusedCreatesNothing } from './refused-creates-nothing.ts';
import { timesOfWrites } from './times-of-writes.ts';
import { writersAtOnce } from './writers-at-once.ts';

export const laws: readonly Law[] = [
  refusedChangesNothing,
  refusedCreatesNothing,
  createdIsListed,
  pagesJoin,
  defaultPage,
  writersAtOnce,
  neighboursUntouched,
  timesOfWrites,
];
