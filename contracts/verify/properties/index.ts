// What must hold across several calls of any API: one property a file, the same list for every API.
import { concurrentWrites } from './concurrent-writes.ts';
import { createdIsListed } from './created-is-listed.ts';
import { defaultPageSize } from './default-page-size.ts';
import { defaultsApplied } from './defaults-applied.ts';
import { filtersMatch } from './filters-match.ts';
import { lifeCycle } from './life-cycle.ts';
import { noCrossItemEffects } from './no-cross-item-effects.ts';
import { paginationIsComplete } from './pagination-is-complete.ts';
import { parentIsolation } from './parent-isolation.ts';
import type { Property } from './property.ts';
import { putIsIdempotent } from './put-is-idempotent.ts';
import { putReplacesAll } from './put-replaces-all.ts';
import { rejectedCreationChangesNothing } from './rejected-creation-changes-nothing.ts';
import { rejectedUpdateChangesNothing } from './rejected-update-changes-nothing.ts';
import { responsesAgree } from './responses-agree.ts';
import { singletonsPersist } from './singletons-persist.ts';
import { sortOrder } from './sort-order.ts';
import { timestampsAreCorrect } from './timestamps-are-correct.ts';
import { updatesKeepUnique } from './updates-keep-unique.ts';
import { valuesRoundTrip } from './values-round-trip.ts';
import { writesPersist } from './writes-persist.ts';

export const properties: readonly Property[] = [
  lifeCycle,
  responsesAgree,
  writesPersist,
  singletonsPersist,
  valuesRoundTrip,
  putReplacesAll,
  putIsIdempotent,
  defaultsApplied,
  timestampsAreCorrect,
  concurrentWrites,
  noCrossItemEffects,
  parentIsolation,
  updatesKeepUnique,
  rejectedUpdateChangesNothing,
  rejectedCreationChangesNothing,
  createdIsListed,
  paginationIsComplete,
  defaultPageSize,
  filtersMatch,
  sortOrder,
];
