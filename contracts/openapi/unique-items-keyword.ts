import type { AnySchemaObject, FuncKeywordDefinition } from 'ajv/dist/2020.js';
import type { DataValidateFunction } from 'ajv/dist/types/index.js';
import { isRecord } from '../http/is-record.ts';
import { writeJson } from '../http/lossless-json.ts';

/** JSON Schema's keyword `uniqueItems` in linear time: ajv's own compares each object with each other. */
export const linearUniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  compile: (isAsked: boolean, parentSchema) => (isAsked ? validatorOf(parentSchema) : () => true),
  errors: true,
};

function validatorOf(parentSchema: AnySchemaObject): DataValidateFunction {
  const validate: DataValidateFunction = (items: unknown[]) => {
    const seen = new Map<string, number>();
    for (const [i, item] of items.entries()) {
      const text = canonicalText(item);
      const j = seen.get(text);
      if (j !== undefined) {
        const message = `must NOT have duplicate items (items ## ${j} and ${i} are identical)`;
        validate.errors = [{ keyword: 'uniqueItems', parentSchema, params: { i, j }, message }];
        return false;
      }
      seen.set(text, i);
    }
    return true;
  };
  return validate;
}

/** JSON that is the same for equal values: the order of members does not count. */
function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (!isRecord(value)) return writeJson(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${writeJson(name)}:${canonicalText(value[name])}`);
  return `{${members.join(',')}}`;
}
