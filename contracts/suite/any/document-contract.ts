import type { OpenedSpec } from '../../spec/open.ts';
import type { Contract } from '../contract.ts';
import type { Case } from '../plan.ts';
import { basePathsAt } from './base-path.ts';
import { beyondReach } from './beyond-reach.ts';
import { authorizeBy, isAnyText, malformed } from './credentials.ts';
import { guard } from './guard.ts';
import { keepersOf } from './keepers.ts';
import { answersAgree } from './laws/answers-agree.ts';
import { changesJoin } from './laws/changes-join.ts';
import { defaultsHold } from './laws/defaults-hold.ts';
import { filtersHold } from './laws/filters-hold.ts';
import { lostUpdates } from './laws/lost-update.ts';
import { orderHolds } from './laws/order-holds.ts';
import { othersUntouched } from './laws/others-untouched.ts';
import { ownParents } from './laws/own-parent.ts';
import { putAgain } from './laws/put-again.ts';
import { replacedWhole } from './laws/replaced-whole.ts';
import { singletonsKept } from './laws/singletons-kept.ts';
import { timesMove } from './laws/times-move.ts';
import { valuesKept } from './laws/values-kept.ts';
import { writesPersist } from './laws/writes-persist.ts';
import { lifeCycles } from './life-cycles.ts';
import { refusals } from './refusals.ts';
import { Things } from './things.ts';
import { unknownPath } from './unknown-path.ts';
import { validCalls } from './valid-calls.ts';

/** What any document promises, with nothing known but the document: its own words, and the resources inferred from it. */
export function documentContract({ spec }: Pick<OpenedSpec, 'spec'>): Contract {
  const things = new Things(spec);
  return {
    spec,
    async connect(target, variables) {
      const { basePath, elsewhere } = basePathsAt(target, spec);
      const authorize = authorizeBy(spec, [basePath, ...Object.values(elsewhere)], variables);
      const description = `${spec.operations.size} operations below ${basePath || '/'}`;
      return {
        basePath,
        elsewhere,
        authorize,
        strangers: isAnyText(spec) ? {} : { 'malformed credentials': malformed },
        description,
      };
    },
    async sample(session, operationId) {
      const operation = spec.operations.get(operationId);
      if (!operation) throw new Error(`${spec.name} has no operation ${operationId}`);
      return things.call(session, operation);
    },
    unknownPath: (session, operationId) => unknownPath(things, session, operationId),
    journeys: [],
    cases: casesOf(things),
    keepers: keepersOf(things),
    beyondReach: beyondReach(things),
    guard: (session, options) => guard(session, things, options),
  };
}

function casesOf(things: Things): Case[] {
  return [
    ...validCalls(things),
    ...lifeCycles(things),
    ...answersAgree(things),
    ...writesPersist(things),
    ...singletonsKept(things),
    ...valuesKept(things),
    ...replacedWhole(things),
    ...putAgain(things),
    ...defaultsHold(things),
    ...timesMove(things),
    ...lostUpdates(things),
    ...changesJoin(things),
    ...othersUntouched(things),
    ...ownParents(things),
    ...filtersHold(things),
    ...orderHolds(things),
    ...refusals(things),
  ];
}
