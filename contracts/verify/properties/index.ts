// What any document promises, and only several calls can show: one promise a file.

import { concurrentWrites } from './concurrent-writes.ts';
import { createdIsListed } from './created-is-listed.ts';
import { defaultPageSize } from './default-page-size.ts';
import { noCrossItemEffects } from './no-cross-item-effects.ts';
import { paginationIsComplete } from './pagination-is-complete.ts';
import type { Property } from './property.ts';
import { rejectedCreationChangesNothing } from './rejected-creation-changes-nothing.ts';
import { rejectedUpdateChangesNothing } from './rejected-update-changes-nothing.ts';
import { timestampsAreCurrent } from './timestamps-are-current.ts';

export const properties: readonly Property[] = [
  rejectedUpdateChangesNothing,
  rejectedCreationChangesNothing,
  createdIsListed,
  paginationIsComplete,
  defaultPageSize,
  concurrentWrites,
  noCrossItemEffects,
  timestampsAreCurrent,
];
