import type { NormalizedProblem } from '@redocly/openapi-core';
import { guardedResolver } from '../openapi/loading/guarded-resolver.ts';
import { documentFolder } from '../openapi/loading/source-file.ts';
import type { Issue } from './issue.ts';

// An example may have properties that its schema does not define.
const example = { severity: 'error', allowAdditionalProperties: true } as const;

/** Redocly's rules for the structure of a document and for its examples. */
const rules = {
  struct: 'error',
  'no-unresolved-refs': 'error',
  'operation-operationId': 'warn',
  'operation-operationId-unique': 'error',
  'operation-parameters-unique': 'error',
  'path-declaration-must-exist': 'error',
  'path-not-include-query': 'error',
  'path-parameters-defined': 'error',
  'no-identical-paths': 'error',
  'no-ambiguous-paths': 'warn',
  'no-duplicated-tag-names': 'warn',
  'no-enum-type-mismatch': 'error',
  'no-schema-type-mismatch': 'error',
  'no-example-value-and-externalValue': 'error',
  'no-invalid-schema-examples': example,
  'no-invalid-media-type-examples': example,
  'no-invalid-parameter-examples': example,
  'no-undefined-server-variable': 'error',
  'no-server-variables-empty-enum': 'error',
  'no-unused-components': 'warn',
  'spec-components-invalid-map-name': 'error',
} as const;

/** The issues that Redocly's linter finds in the files of a document. */
export async function structureIssues(file: string): Promise<Issue[]> {
  const core = await import('@redocly/openapi-core');
  const config = await core.createConfig({ rules });
  const externalRefResolver = guardedResolver(core, documentFolder(file));
  const problems = await core.lint({ ref: file, config, externalRefResolver });
  // An example of a schema that Redocly cannot compile is not at fault; loadDocument has validated the schema.
  const relevant = problems.filter(
    (problem) => !problem.message.startsWith('Example validation errored') && !isValidIn32(problem),
  );
  return relevant.map((problem) => toIssue(core, file, problem));
}

/**
 * What Redocly 2.64 does not know of 3.2: media types below `components`, a response without a description, and the style
 * of cookies (OpenAPI Specification 3.2.0, sections 4.7, 4.17 and 4.12.3).
 */
function isValidIn32({ ruleId, message, location: [location] }: NormalizedProblem): boolean {
  const { pointer = '', source } = location ?? {};
  if (ruleId !== 'struct' || !/^\s*"?openapi"?\s*:\s*["']?3\.2/m.test(source?.body ?? '')) return false;
  if (pointer.startsWith('#/components/mediaTypes/')) return true;
  return /^The field `description`.*\/responses\/|^`style` can be.*\/parameters\//.test(
    `${message} ${pointer}`,
  );
}

function toIssue(
  core: typeof import('@redocly/openapi-core'),
  entry: string,
  { location: [location], message, ruleId, severity }: NormalizedProblem,
): Issue {
  const level = severity === 'error' ? 'error' : 'warning';
  const start = location && core.getLineColLocation(location).start;
  return {
    rule: ruleId,
    severity: level,
    message: message.replace(/\s+/g, ' ').trim(),
    pointer: location?.pointer ?? '#',
    file: location?.source.absoluteRef ?? entry,
    line: start?.line ?? 1,
    column: start?.col ?? 1,
  };
}
