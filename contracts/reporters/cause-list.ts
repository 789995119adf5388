import { shapeOf } from '../verify/engine/causes/cause-identity.ts';
import type { Cause, Failure, RunEventOf } from '../verify/engine/events.ts';

/** The causes of a run's failures, as they come. */
export interface CauseList {
  add(event: RunEventOf<'failed'>): void;
  /** By severity, the worst first, and then in the order of their first occurrence. */
  list(): Cause[];
}

export function createCauseList(): CauseList {
  const causes = new Set<Cause>();
  return {
    add: ({ cause }) => cause && causes.add(cause),
    list: () => [...causes].sort((a, b) => rank(a.first) - rank(b.first)),
  };
}

/** A failure that no source states, and those like it. */
export interface Notice {
  assumption: string;
  first: Failure;
  count: number;
  operations: Set<string>;
}

/** Failures that no source states, by what they are about and how they look. */
export interface NoticeList {
  /** The notice that it belongs to. */
  add(event: RunEventOf<'unverified'>): Notice;
  list(): Notice[];
}

export function createNoticeList(): NoticeList {
  const notices = new Map<string, Notice>();
  return {
    add({ assumption, failure }) {
      const { check, pointer } = failure;
      const key = [
        assumption,
        check,
        pointer.replaceAll(/\/\d+/g, ''),
        shapeOf(`${failure.expected} ${failure.actual ?? ''}`),
      ].join(' ');
      const notice = notices.get(key) ?? { assumption, first: failure, count: 0, operations: new Set() };
      notice.count += 1;
      notice.operations.add(failure.operationId);
      notices.set(key, notice);
      return notice;
    },
    list: () => [...notices.values()],
  };
}

const severities = ['critical', 'high', 'medium', 'low'];

function rank({ severity }: Failure): number {
  return severities.indexOf(severity);
}
