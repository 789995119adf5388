import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue, IssueSeverity } from '../../contracts/lint/issue.ts';
import { lint as lintDocument } from '../../contracts/lint/lint.ts';
import { builtinNames, isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import { displayPath } from '../../contracts/openapi/loading/source-file.ts';
import { inOneLine } from '../../contracts/reporters/printable.ts';
import { sarifLog } from '../../contracts/reporters/sarif-log.ts';
import type { Values } from '../cli/command.ts';
import type { Output } from '../cli/output.ts';
import { requireApiOrFile } from '../cli/require-api-or-file.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { lintCommand } from './definitions/lint.ts';
import { describeResources } from './lint-resources.ts';

const root = join(import.meta.dirname, '../..');

/**
 * `bonafide lint [api | file …]`: exit code 1 where a document has an issue of severity error. With `--resources` it only
 * prints the resources of the document.
 */
export async function lint(values: Values<typeof lintCommand>, { out }: Output): Promise<number> {
  const { files, report } = readOptions(values);
  if (values.resources) {
    for (const file of files)
      for (const line of await describeResources(file, values.corrections)) out(inOneLine(line));
    return 0;
  }
  const issues: Issue[] = [];
  for (const file of files) issues.push(...(await lintDocument(file)));
  for (const { file, line, column, severity, rule, pointer, message } of issues)
    out(inOneLine(`${displayPath(file)}:${line}:${column} ${severity} ${rule} ${pointer} ${message}`));
  out(`${counted(files.length, 'document')}: ${tally(issues)}`);
  if (report !== undefined)
    writeFileSync(report, `${JSON.stringify(sarifLog(issues.map(asSarif)), null, 1)}\n`);
  return issues.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** The documents' files, and the file of the report. */
function readOptions(values: Values<typeof lintCommand>): { files: string[]; report: string | undefined } {
  const names = values.documents.length > 0 ? values.documents : [...builtinNames];
  names.forEach(requireApiOrFile);
  const files = names.map((name) => (isBuiltin(name) ? join(root, `specs/${name}.yaml`) : name));
  const [, path] = /^sarif=(.+)$/.exec(values.report ?? '') ?? [];
  if (values.report !== undefined && path === undefined)
    throw new UsageError(`--report ${values.report}: expected sarif=PATH`);
  return { files, report: path };
}

function tally(issues: readonly Issue[]): string {
  const severities: IssueSeverity[] = ['error', 'warning', 'note'];
  return severities
    .map((severity) => counted(issues.filter((one) => one.severity === severity).length, severity))
    .join(', ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function asSarif({ file, line, column, severity, rule, pointer, message }: Issue) {
  return {
    rule: { id: rule, title: rule },
    level: severity,
    message,
    place: { file: displayPath(file), line, column },
    pointer,
    identity: `${rule} ${pointer}`,
  };
}
