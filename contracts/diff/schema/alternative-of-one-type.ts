import { isDeepStrictEqual } from 'node:util';
import type { Located } from '../../openapi/document.ts';

/** A JSON type. `number` includes the integers. */
export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

export const jsonTypes: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** A schema's own keywords, without its `$ref`, `allOf` and unions, and its JSON pointer. */
export type Part = Located<Record<string, unknown>>;

/** The values of a discriminator that choose an arm of a union (OpenAPI Specification 3.1.1, section 4.8.25). */
export interface Tag {
  property: string;
  values: readonly string[];
}

/** Values of one JSON type that a schema allows; all alternatives together are what it allows. */
export interface Alternative {
  type: JsonType;
  /** The only values, where the schema lists them. */
  values: readonly unknown[] | undefined;
  /** All of them apply. */
  parts: readonly Part[];
  tag: Tag | undefined;
}

/** The JSON type of a value. */
export function typeOfValue(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  return typeof value as JsonType;
}

/** Whether every value of the second type is one of the first. */
export function coversType(type: JsonType, other: JsonType): boolean {
  return type === other || (type === 'number' && other === 'integer');
}

/** Whether a list has a value. */
export function hasValue(values: readonly unknown[], value: unknown): boolean {
  return values.some((other) => isDeepStrictEqual(value, other));
}

/** What all parts say by one keyword. */
export function statedBy({ parts }: Pick<Alternative, 'parts'>, keyword: string): unknown[] {
  return parts.map(({ value }) => value[keyword]).filter((value) => value !== undefined);
}

/** The numbers that all parts give for one keyword. */
export function numbersBy(alternative: Pick<Alternative, 'parts'>, keyword: string): number[] {
  return statedBy(alternative, keyword).filter((value) => typeof value === 'number');
}
