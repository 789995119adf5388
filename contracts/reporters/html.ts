import type { Coverage } from '../verify/engine/coverage.ts';
import type { RunEventOf } from '../verify/engine/events.ts';
import { createCauses } from './causes.ts';
import { untriedLine } from './failure.ts';
import type { CaseMark } from './html/cases.ts';
import { page } from './html/page.ts';
import { createTally } from './html/tally.ts';
import { on } from './on.ts';
import type { Reporter } from './reporter.ts';

/** More than this is not read by anybody. */
const maxAssumed = 100;
const maxUntried = 1000;

/** A page for people: what is to be mended, and what the run looked at. Of calls that went well it keeps numbers alone. */
export const htmlReporter: Reporter = (context) => {
  const causes = createCauses();
  const tally = createTally();
  const titles = new Map<string, string>();
  const cases: CaseMark[] = [];
  const assumed = new Set<string>();
  const untried = new Set<string>();
  const at = new Date();
  let coverage: Coverage = [];
  let start: RunEventOf<'started'> | undefined;
  return on({
    started: (event) => {
      start = event;
    },
    'case-started': ({ caseId, title }) => titles.set(caseId, title),
    called: tally.called,
    failed: ({ failure }) => {
      causes.add(failure);
      tally.failed(failure);
    },
    assumed: ({ assumption, failure: { operationId, message } }) => {
      if (assumed.size < maxAssumed) assumed.add(`${assumption} · ${operationId}: ${message}`);
    },
    untried: (event) => {
      if (untried.size < maxUntried) untried.add(untriedLine(event.untried, context.locate));
    },
    'case-ended': ({ caseId, failures, tried }) => {
      cases.push({ caseId, title: titles.get(caseId) ?? '', failures, tried });
      titles.delete(caseId);
    },
    covered: (event) => {
      coverage = event.coverage;
    },
    ended: (end) => {
      if (!start) return;
      const lists = { causes: causes.list(), cases, assumed: [...assumed], untried: [...untried] };
      context.write(page({ start, end, at, ...lists, tally, coverage }, context));
    },
  });
};
