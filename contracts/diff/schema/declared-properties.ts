import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import { type Document, find, type Located } from '../../openapi/document.ts';
import { type Direction, excludingKeyword } from '../../openapi/generation/copy-for-direction.ts';
import { compilePattern } from '../../openapi/safe-pattern.ts';
import { type Alternative, type Part, statedBy } from './alternative-of-one-type.ts';

type Schemas = readonly Located<unknown>[];

/** What an alternative says about the properties of an object. */
export class DeclaredProperties {
  /** Declared properties that have a value in this direction. */
  readonly names: ReadonlySet<string>;
  /** Declared properties that have none: `readOnly` ones in requests, `writeOnly` ones in responses. */
  readonly excluded: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  readonly #parts: readonly Part[];

  constructor(document: Document, alternative: Alternative, direction: Direction) {
    const { parts } = alternative;
    this.#parts = parts;
    const declared = new Set(parts.flatMap(({ value }) => namesOf(value.properties)));
    const keyword = excludingKeyword[direction];
    this.excluded = new Set(
      [...declared].filter((name) => this.schemasOf(name).some((one) => states(document, one, keyword))),
    );
    this.names = new Set([...declared].filter((name) => !this.excluded.has(name)));
    this.required = new Set(
      statedBy(alternative, 'required')
        .flat()
        .map(String)
        .filter((name) => !this.excluded.has(name)),
    );
    this.patterns = new Set(parts.flatMap(({ value }) => namesOf(value.patternProperties)));
  }

  /** All schemas that a property must match; none where any value will do. */
  schemasOf(name: string): Schemas {
    const found = this.#parts.map((part) => declaredSchemas(part, name));
    const isEvaluated = found.some((schemas) => schemas.length > 0);
    return this.#parts.flatMap((part, index) => [
      ...(found[index]?.length ? found[index] : keywordSchema(part, 'additionalProperties')),
      ...(isEvaluated ? [] : keywordSchema(part, 'unevaluatedProperties')),
    ]);
  }

  /** The schemas of properties that are not declared. */
  get others(): Schemas {
    return this.#parts.flatMap((part) => [
      ...keywordSchema(part, 'additionalProperties'),
      ...keywordSchema(part, 'unevaluatedProperties'),
    ]);
  }

  /** The schemas of properties whose names match a pattern that the document spells so. */
  matching(pattern: string): Schemas {
    const found = this.#parts.flatMap((part) => memberSchema(part, 'patternProperties', pattern));
    return found.length > 0 ? found : this.others;
  }
}

/** The schemas that restrict a value. */
export function restricting(schemas: Schemas): Schemas {
  return schemas.filter(({ value }) => value === false || (isRecord(value) && Object.keys(value).length > 0));
}

/** Whether some of the schemas allow no value. */
export function isForbidden(schemas: Schemas): boolean {
  return schemas.some(({ value }) => value === false);
}

function declaredSchemas(part: Part, name: string): Schemas {
  const patterns = namesOf(part.value.patternProperties).filter((pattern) => matches(pattern, name));
  return [
    ...memberSchema(part, 'properties', name),
    ...patterns.flatMap((pattern) => memberSchema(part, 'patternProperties', pattern)),
  ];
}

function memberSchema({ value, pointer }: Part, keyword: string, name: string): Schemas {
  const members = value[keyword];
  if (!isRecord(members) || !Object.hasOwn(members, name)) return [];
  return [{ value: members[name], pointer: `${pointer}/${keyword}/${escapeStep(name)}` }];
}

function keywordSchema({ value, pointer }: Part, keyword: string): Schemas {
  return value[keyword] === undefined ? [] : [{ value: value[keyword], pointer: `${pointer}/${keyword}` }];
}

function namesOf(members: unknown): string[] {
  return isRecord(members) ? Object.keys(members) : [];
}

function matches(pattern: string, name: string): boolean {
  try {
    return compilePattern(pattern).test(name);
  } catch {
    return false;
  }
}

const maxDepth = 20;

/** Whether a schema, or one that always applies with it, has a keyword that is `true`. */
function states(
  document: Document,
  { value, pointer }: Located<unknown>,
  keyword: string,
  depth = 0,
): boolean {
  if (!isRecord(value) || depth > maxDepth) return false;
  if (value[keyword] === true) return true;
  const target = typeof value.$ref === 'string' ? find(document, value.$ref) : undefined;
  const parts = Array.isArray(value.allOf) ? value.allOf.map((part) => ({ value: part, pointer })) : [];
  return [...(target ? [target] : []), ...parts].some((part) => states(document, part, keyword, depth + 1));
}
