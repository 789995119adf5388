import type { NormalizedProblem } from '@redocly/openapi-core';
import { guardedResolver } from '../openapi/loading/guarded-resolver.ts';
import { folderOf } from '../openapi/loading/source-file.ts';
import type { Issue } from './finding.ts';

// Properties that a schema does not name are no fault, unless it says so.
const example = { severity: 'error', allowAdditionalProperties: true } as const;

/** Redocly's rules on a document's structure, and on its examples. */
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

/** What Redocly's linter finds in a document's files. */
export async function structure(file: string): Promise<Issue[]> {
  const core = await import('@redocly/openapi-core');
  const config = await core.createConfig({ rules });
  const externalRefResolver = guardedResolver(core, folderOf(file));
  const problems = await core.lint({ ref: file, config, externalRefResolver });
  // Where its validator cannot compile a schema, that is no fault of the example; loadDocument has looked at the schema.
  const told = problems.filter(({ message }) => !message.startsWith('Example validation errored'));
  return told.map((problem) => asFinding(core, file, problem));
}

function asFinding(
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
