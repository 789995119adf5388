/** What of a document there is to see in a run, in the order in which it is reported. */
export const coverageKinds = [
  'operations',
  'statuses',
  'media types',
  'parameters',
  'limits',
  'response members',
] as const;

export type CoverageKind = (typeof coverageKinds)[number];

/** One part of a document, and whether a call that the checks looked at had it. */
export interface Point {
  kind: CoverageKind;
  /** For people: `SecretList 200 /0/Spec/Labels`. */
  what: string;
  /** JSON pointer into the document. */
  pointer: string;
  /** The point without which this one cannot be seen: an operation's statuses need the operation. */
  within: Point | undefined;
  /** Why no call can bring it about: then it does not count. */
  beyondReach: string | undefined;
  seen: boolean;
}

/** What a run saw of a document. */
export type Coverage = readonly Point[];

/** How many points were seen, of those that could be. */
export function countOf(points: Coverage): { seen: number; all: number } {
  const counted = points.filter((point) => !isBeyondReach(point));
  return { seen: counted.filter(({ seen }) => seen).length, all: counted.length };
}

/** How much was seen of all that could be, from 0 to 100. */
export function percentOf(points: Coverage): number {
  const { seen, all } = countOf(points);
  return all === 0 ? 100 : (seen / all) * 100;
}

/** What was not covered and could have been; of an operation that was never called, the operation alone. */
export function missingIn(points: Coverage): Point[] {
  return points.filter(
    (point) => !point.seen && !isBeyondReach(point) && (point.within === undefined || point.within.seen),
  );
}

/** What was seen in a line, kind by kind: `7/7 operations, 21/26 statuses`. */
export function countsLine(points: Coverage): string {
  return coverageKinds
    .map((kind) => ({ kind, ...countOf(points.filter((point) => point.kind === kind)) }))
    .filter(({ all }) => all > 0)
    .map(({ kind, seen, all }) => `${seen}/${all} ${kind}`)
    .join(', ');
}

/** How much that is in words, rounded down: nothing is complete that lacks something. */
export function percentText(points: Coverage): string {
  return `${Math.floor(percentOf(points))} %`;
}

function isBeyondReach({ beyondReach, within }: Point): boolean {
  return beyondReach !== undefined || (within !== undefined && isBeyondReach(within));
}
