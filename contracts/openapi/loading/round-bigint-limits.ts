import { isRecord } from '../../http/is-record.ts';

/** Keywords whose values are data: they are shown as they are written. */
const dataKeywords = new Set(['default', 'example', 'examples']);

/** Keywords whose members have names, which may be those of keywords. */
const namedKeywords = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'schemas', 'dependentSchemas', 'responses'],
  ...[
    'headers',
    'parameters',
    'requestBodies',
    'securitySchemes',
    'links',
    'callbacks',
    'pathItems',
    'paths',
  ],
  ...['webhooks', 'content', 'encoding', 'variables'],
]);

/** Replaces all bigints of a parsed document, in place, by the nearest numbers, except in data: limits are compared. */
export function roundBigintLimits(part: unknown, areNames = false): void {
  if (!isRecord(part) && !Array.isArray(part)) return;
  const members = part as Record<string, unknown>;
  for (const [key, value] of Object.entries(members)) {
    if (!areNames && dataKeywords.has(key)) continue;
    if (typeof value === 'bigint') members[key] = Number(value);
    else roundBigintLimits(value, !areNames && namedKeywords.has(key));
  }
}
