import { isKnownFormat } from '../formats.ts';
import { readXml } from './downgrade-3.2-to-3.1.ts';
import type { Report } from './issue-collector.ts';
import { followRecursiveReference } from './replace-recursive-ref.ts';
import { upgradeLimits } from './upgrade-3.0-to-3.1.ts';
import { keywordIssue } from './validate-keyword.ts';
import type { PartPath } from './walk-document.ts';

/** Validates the keywords of one schema, and drops those that are unknown or have an invalid value. */
export function validateSchema(
  report: Report,
  schema: Record<string, unknown>,
  at: PartPath | undefined,
): void {
  readAsMeant(report, schema, at);
  upgradeLimits(schema);
  readXml(report, schema, at);
  for (const [keyword, value] of Object.entries(schema)) {
    const message = keywordIssue(keyword, value);
    if (message === undefined) continue;
    report.error({ step: keyword, parent: at }, 'schema', message, 'it is ignored');
    delete schema[keyword];
  }
  if (typeof schema.format === 'string' && !isKnownFormat(schema.format))
    report.warn(
      { step: 'format', parent: at },
      'unknown-format',
      `the format ${schema.format} is unknown: values are not checked by it`,
    );
}

/** Keywords of earlier versions, and a type without quotes, are read as they were meant. */
function readAsMeant(report: Report, schema: Record<string, unknown>, at: PartPath | undefined): void {
  const warn = (step: string, rule: string, message: string) =>
    report.warn({ step, parent: at }, rule, message);
  for (const keyword of ['exclusiveMinimum', 'exclusiveMaximum'])
    if (typeof schema[keyword] === 'boolean')
      warn(keyword, 'boolean-limit', 'must be a number since 3.1: it is read as in 3.0');
  if (schema.nullable !== undefined)
    warn('nullable', 'nullable', 'has no meaning since 3.1: use type: [..., "null"]');
  if (Array.isArray(schema.type) && schema.type.includes(null)) {
    warn('type', 'null-type', 'null is no type: it is read as "null"');
    schema.type = schema.type.map((type: unknown) => type ?? 'null');
  }
  if (schema.$recursiveRef === undefined) return;
  const pointer = followRecursiveReference(report.document, schema, at);
  const read = pointer === undefined ? 'any value is valid there' : `it is read as $ref: ${pointer}`;
  warn('$recursiveRef', 'recursive-reference', `has no meaning since JSON Schema 2020-12: ${read}`);
}
