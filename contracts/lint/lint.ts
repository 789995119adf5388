import { type LoadedDocument, loadDocument } from '../openapi/load-document.ts';
import { SpecError } from '../openapi/loading/spec-error.ts';
import type { SpecIssue } from '../openapi/loading/spec-issue.ts';
import { unsatisfiableParts } from '../openapi/loading/validate-satisfiability.ts';
import { type Issue, type IssueSeverity, locateIssue, type RatedIssue } from './issue.ts';
import { structureIssues } from './redocly-issues.ts';
import { riskyPatterns } from './risky-patterns.ts';
import { unmarkedSecrets } from './unmarked-secrets.ts';
import { untestableStatusIssues } from './untestable-statuses.ts';

/** Rules that Redocly has as well, with better messages. */
const coveredByRedocly = new Set([
  'info',
  'response-description',
  'operation-operationId',
  'operation-operationId-unique',
  'operation-responses',
]);

/** All issues of a document, by file and line. Throws a SpecError where it cannot be read at all. */
export async function lint(file: string): Promise<Issue[]> {
  const loaded = await loadDocument(file);
  const own = [...loadingIssues(loaded), ...(await ruleIssues(loaded))];
  // Redocly reports an invalid schema as well; our issue names the operations that it disables.
  const reported = new Set(own.filter(({ severity }) => severity !== 'note').map(lineOf));
  const others = (await redoclyIssues(file)).filter((issue) => !reported.has(lineOf(issue)));
  return [...own, ...others].sort(
    (one, other) => one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column,
  );
}

async function redoclyIssues(file: string): Promise<Issue[]> {
  try {
    return await structureIssues(file);
  } catch (error) {
    throw error instanceof SpecError ? error : new SpecError(`${file}: ${(error as Error).message}`);
  }
}

/** What loading found: errors that disable operations or drop something, and warnings. */
function loadingIssues(loaded: LoadedDocument): Issue[] {
  const disabledBy = new Map<SpecIssue, string[]>();
  for (const { id, issues } of loaded.disabled)
    for (const issue of issues) disabledBy.set(issue, [...(disabledBy.get(issue) ?? []), id]);
  const disabling = [...disabledBy].map(([issue, ids]) => ({
    ...issue,
    message: `${issue.message} (disables ${ids.join(', ')})`,
  }));
  const dropped = loaded.errors.map((issue) => ({ ...issue, message: `${issue.message}; ${issue.instead}` }));
  const errors = [...disabling, ...dropped];
  const warnings = loaded.issues.filter(({ rule }) => !coveredByRedocly.has(rule));
  return [...rated('error', errors), ...rated('warning', warnings)].map((issue) =>
    locateIssue(loaded, issue),
  );
}

async function ruleIssues(loaded: LoadedDocument): Promise<Issue[]> {
  const { spec } = loaded;
  // Where an operation was disabled for it, it has been reported, and the operation is gone.
  const unsatisfiable = new Set(unsatisfiableParts(spec.document).map(({ issue }) => issue));
  const all = [
    ...(await riskyPatterns(spec.document)),
    ...rated('warning', unmarkedSecrets(spec.document)),
    ...rated('warning', [...unsatisfiable]),
    ...rated('note', untestableStatusIssues(spec)),
  ];
  return all.map((issue) => locateIssue(loaded, issue));
}

function rated(severity: IssueSeverity, issues: readonly SpecIssue[]): RatedIssue[] {
  return issues.map((issue) => ({ ...issue, severity }));
}

function lineOf({ file, line }: Issue): string {
  return `${file}:${line}`;
}
