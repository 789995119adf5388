import type { Contract, Scenario } from './contract.ts';
import type { Case } from './engine/case.ts';
import type { FixtureFactory } from './fixtures/fixture-factory.ts';
import { coverageCases } from './phases/coverage.ts';
import { type FuzzingOptions, fuzzingCases } from './phases/fuzzing.ts';
import { linkCases } from './phases/links.ts';
import { disabledCases, probes } from './phases/probes.ts';
import { headCases, propertyCases } from './phases/properties.ts';
import { documentedRejections } from './phases/rejections-406-409-415.ts';
import { statefulCases } from './phases/stateful/stateful.ts';
import { userIsolationCases } from './phases/user-isolation.ts';
import { validRequests } from './phases/valid-requests.ts';
import type { Property } from './properties/property.ts';

/** What a plan has besides what every run has. */
export interface PlanOptions extends FuzzingOptions {
  /** Whether there is a second user. */
  hasOtherUser?: boolean;
  /** Besides the usual ones. */
  properties?: readonly Property[] | undefined;
}

/** Without random calls. */
const none: PlanOptions = { cases: 0, seed: 1 };

/** All cases of a contract, in the order in which they run. */
export function plan({ spec, fixtures, scenarios, models }: Contract, options = none): Case[] {
  const coverage = coverageCases(fixtures);
  return [
    ...probes(fixtures),
    ...validRequests(fixtures),
    ...documentedRejections(fixtures),
    // These leave much behind until the end, for lists to be full of.
    ...coverage.filter(({ isUndocumented }) => !isUndocumented),
    ...headCases(fixtures),
    ...linkCases(fixtures),
    ...propertyCases(fixtures, options.properties),
    ...scenarios.map((one) => scenarioCase(spec.name, fixtures, one)),
    ...(options.hasOtherUser ? userIsolationCases(fixtures) : []),
    ...statefulCases(models),
    ...fuzzingCases(fixtures, options),
    // A server may not survive what nobody has thought of.
    ...coverage.filter(({ isUndocumented }) => isUndocumented),
    ...disabledCases(spec),
  ];
}

function scenarioCase(api: string, fixtures: FixtureFactory, { id, title, readOnly, run }: Scenario): Case {
  const caseId = `${api}/${id}`;
  return {
    id: caseId,
    title,
    check: caseId,
    writes: readOnly !== true,
    alone: true,
    run: (session) => run(session, fixtures),
  };
}
