import { isRecord } from '../../http/is-record.ts';

/**
 * Lets the optional members of a request be null. OpenAPI 2.0 cannot say whether they may be, and clients whose language
 * writes null for what is absent, such as Docker's, rely on it. Definitions stay as they are: responses share them.
 */
export function makeNullableInRequests({ paths }: Record<string, unknown>): void {
  const operations = Object.values(isRecord(paths) ? paths : {}).flatMap((item) => Object.values(item ?? {}));
  const parameters = operations.filter(isRecord).flatMap((one) => one.parameters ?? []);
  for (const parameter of parameters.filter(isRecord)) {
    const { in: place, schema } = parameter;
    if (place !== 'body' || !isRecord(schema) || !isRecord(schema.properties)) continue;
    const required = Array.isArray(schema.required) ? schema.required : [];
    for (const [name, property] of Object.entries(schema.properties))
      if (isRecord(property) && !required.includes(name)) property['x-nullable'] ??= true;
  }
}
