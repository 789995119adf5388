import type { Reporter } from './reporter.ts';

/** The kinds of reports besides the terminal's. Each is loaded when it is asked for. */
const kinds = {
  junit: async () => (await import('./junit.ts')).junitReporter,
  ctrf: async () => (await import('./ctrf.ts')).ctrfReporter,
  sarif: async () => (await import('./sarif.ts')).sarifReporter,
  har: async () => (await import('./har.ts')).harReporter,
  json: async () => (await import('./json.ts')).jsonReporter,
  html: async () => (await import('./html.ts')).htmlReporter,
  github: async () => (await import('./github.ts')).githubReporter,
} satisfies Record<string, () => Promise<Reporter>>;

export type ReportKind = keyof typeof kinds;

export const reportKinds = Object.keys(kinds) as ReportKind[];

/** Whether a kind of report exists. */
export function isReportKind(name: string): name is ReportKind {
  return Object.hasOwn(kinds, name);
}

export function loadReporter(kind: ReportKind): Promise<Reporter> {
  return kinds[kind]();
}
