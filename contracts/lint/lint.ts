import { type LoadedDocument, loadDocument } from '../openapi/load-document.ts';
import { SpecError } from '../openapi/loading/spec-error.ts';
import { unsatisfiableParts } from '../openapi/loading/validate-satisfiability.ts';
import { type Issue, type IssueSeverity, issue } from './finding.ts';
import { riskyPatterns } from './patterns.ts';
import { readableSecrets } from './secrets.ts';
import { structure } from './structure.ts';
import { untestableStatuses } from './untestable.ts';

/** What Redocly's rules say as well, and more exactly. */
const saidBefore = new Set([
  'info',
  'response-description',
  'operation-operationId',
  'operation-operationId-unique',
  'operation-responses',
]);

/**
 * All faults of a document, by file and line. Throws a SpecError for what cannot be read as a document at all.
 */
export async function lint(file: string): Promise<Issue[]> {
  const opened = await loadDocument(file, { lax: true });
  const own = [...opening(opened), ...(await ruled(opened))];
  const told = new Set(own.filter(({ severity }) => severity !== 'note').map(placeOf));
  // A schema of no sense is told by both; ours says what it costs.
  const others = (await structured(file)).filter((one) => !told.has(placeOf(one)));
  return [...own, ...others].sort(
    (one, other) => one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column,
  );
}

async function structured(file: string): Promise<Issue[]> {
  try {
    return await structure(file);
  } catch (error) {
    throw error instanceof SpecError ? error : new SpecError(`${file}: ${(error as Error).message}`);
  }
}

function opening(opened: LoadedDocument): Issue[] {
  const costs = new Map<Issue['pointer'], Issue>();
  for (const { id, faults } of opened.off) {
    for (const fault of faults) {
      const known = costs.get(`${fault.pointer} ${fault.message}`);
      const cost = known ? known.message.replace(/\)$/, `, ${id})`) : `${fault.message} (turns off ${id})`;
      costs.set(`${fault.pointer} ${fault.message}`, issue(opened, 'error', { ...fault, message: cost }));
    }
  }
  const small = opened.faults.filter(({ rule }) => !saidBefore.has(rule));
  return [...costs.values(), ...small.map((fault) => issue(opened, 'warning', fault))];
}

async function ruled(opened: LoadedDocument): Promise<Issue[]> {
  const { document } = opened.spec;
  const secrets = readableSecrets(document).map((fault) => ({
    ...fault,
    severity: 'warning' as IssueSeverity,
  }));
  const untestable = untestableStatuses(opened.spec).map((fault) => ({
    ...fault,
    severity: 'note' as IssueSeverity,
  }));
  // What would turn an operation off has been told, and that operation is gone.
  const impossible = [...new Set(unsatisfiableParts(document).map(({ fault }) => fault))].map((fault) => ({
    ...fault,
    severity: 'warning' as IssueSeverity,
  }));
  const all = [...(await riskyPatterns(document)), ...secrets, ...impossible, ...untestable];
  return all.map(({ severity, ...fault }) => issue(opened, severity, fault));
}

function placeOf({ file, line }: Issue): string {
  return `${file}:${line}`;
}
