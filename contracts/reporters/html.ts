import type { Coverage } from '../verify/engine/coverage-result.ts';
import type { RunEventOf } from '../verify/engine/events.ts';
import { createCauseList, createNoticeList } from './cause-list.ts';
import { blockedText, notCoveredLine, noticeLine } from './failure-lines.ts';
import { handleEvents } from './handle-events.ts';
import type { CaseMark } from './html/case-marks.ts';
import { page } from './html/page.ts';
import { createRunTally } from './html/run-tally.ts';
import { createKnownLines } from './known-failures-seen.ts';
import { changeLine, leftBehindLine } from './left-behind-lines.ts';
import type { Reporter } from './reporter.ts';

/** Longer lists are cut. */
const maxUnverified = 100;
const maxNotCovered = 1000;

/** A page for people: the distinct failures, and what the run covered. Of passed calls it holds only numbers. */
export const htmlReporter: Reporter = (context) => {
  const failures = createCauseList();
  const tally = createRunTally();
  const titles = new Map<string, string>();
  const cases: CaseMark[] = [];
  const [unverified, known] = [createNoticeList(), createKnownLines()];
  const notCovered = new Set<string>();
  const harm = { changed: [] as string[], leftBehind: [] as string[] };
  const at = new Date();
  let coverage: Coverage = [];
  let start: RunEventOf<'started'> | undefined;
  return handleEvents({
    started: (event) => {
      start = event;
    },
    'case-started': ({ caseId, title }) => titles.set(caseId, title),
    called: tally.called,
    failed: (event) => {
      failures.add(event);
      tally.failed(event.failure);
    },
    ...known.handlers,
    unverified: unverified.add,
    'not-covered': (event) => {
      if (notCovered.size < maxNotCovered) notCovered.add(notCoveredLine(event, context.locate));
    },
    'case-ended': ({ caseId, failures, covered, blockedBy }) => {
      const title = `${titles.get(caseId) ?? ''}${blockedText(blockedBy)}`;
      cases.push({ caseId, title, failures, isCovered: covered });
      titles.delete(caseId);
    },
    changed: ({ changes }) => harm.changed.push(...changes.map(changeLine)),
    'left-behind': ({ items }) => harm.leftBehind.push(...items.map(leftBehindLine)),
    coverage: (event) => {
      coverage = event.coverage;
    },
    ended: (end) => {
      if (!start) return;
      const lists = {
        failures: failures.list(),
        cases,
        known: known.lines(),
        unverified: unverified.list().slice(0, maxUnverified).map(noticeLine),
        notCovered: [...notCovered],
        ...harm,
      };
      context.write(page({ start, end, at, ...lists, tally, coverage }, context));
    },
  });
};
