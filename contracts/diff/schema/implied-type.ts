import type { JsonType, Part } from './alternative-of-one-type.ts';

/** Keywords that concern values of one type only. */
const keywords: Partial<Record<JsonType, readonly string[]>> = {
  object: [
    ...['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames'],
    ...['minProperties', 'maxProperties', 'dependentRequired', 'unevaluatedProperties'],
  ],
  array: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'unevaluatedItems'],
  string: ['minLength', 'maxLength', 'pattern'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
};

/** The type that authors mean who leave it out: the one that all keywords are about. */
export function impliedType(parts: readonly Part[]): JsonType[] | undefined {
  const found = Object.entries(keywords).filter(([, names]) =>
    names.some((name) => parts.some(({ value }) => value[name] !== undefined)),
  );
  return found.length === 1 ? found.map(([type]) => type as JsonType) : undefined;
}
