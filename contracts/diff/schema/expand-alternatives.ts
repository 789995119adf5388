import { isRecord } from '../../http/is-record.ts';
import { type Document, find, type Located } from '../../openapi/document.ts';
import {
  type Alternative,
  coversType,
  hasValue,
  type JsonType,
  jsonTypes,
  type Part,
  type Tag,
  typeOfValue,
} from './alternative-of-one-type.ts';
import { tagOf } from './discriminator-values.ts';
import { impliedType } from './implied-type.ts';

/** More alternatives than this are not listed: the union counts as one keyword that cannot be compared. */
const maxAlternatives = 400;

/** A conjunction of schemas while it is collected. */
interface Draft {
  parts: readonly Part[];
  /** Any type, where undefined. */
  types: readonly JsonType[] | undefined;
  values: readonly unknown[] | undefined;
  tag: Tag | undefined;
}

/**
 * All alternatives of the values that match every one of some schemas: references are followed, `allOf` is merged, unions,
 * lists of types and of values are taken apart. However a document spells it, the same values give the same alternatives.
 */
export function expand(document: Document, schemas: readonly Located<unknown>[]): Alternative[] {
  const empty: Draft = { parts: [], types: undefined, values: undefined, tag: undefined };
  const drafts = schemas.reduce<Draft[]>(
    (found, schema) => found.flatMap((draft) => apply(document, draft, schema, found.length)),
    [empty],
  );
  return joinValues(drafts.flatMap(splitTypes));
}

/** Applies a schema to a draft, one of so many that it is applied to. */
function apply(
  document: Document,
  draft: Draft,
  { value, pointer }: Located<unknown>,
  count: number,
): Draft[] {
  if (value === false) return [];
  if (!isRecord(value) || draft.parts.some((part) => part.pointer === pointer)) return [draft];
  const { $ref, allOf, anyOf, oneOf } = value;
  const target = typeof $ref === 'string' ? find(document, $ref) : undefined;
  const all = [...(target ? [target] : []), ...itemsOf(allOf, `${pointer}/allOf`)];
  let drafts = all.reduce<Draft[]>(
    (found, part) => found.flatMap((one) => apply(document, one, part, count * found.length)),
    [withKeywords(draft, value, pointer)],
  );
  for (const [keyword, union] of Object.entries({ anyOf, oneOf })) {
    const arms = itemsOf(union, `${pointer}/${keyword}`);
    if (arms.length === 0) continue;
    const total = count * drafts.length;
    const whole = { value: { union }, pointer: `${pointer}/${keyword}` };
    drafts = drafts.flatMap((one): Draft[] => {
      if (total * arms.length > maxAlternatives) return [{ ...one, parts: [...one.parts, whole] }];
      return arms.flatMap((arm) =>
        apply(document, { ...one, tag: tagOf(value, arm.value) ?? one.tag }, arm, total),
      );
    });
  }
  return drafts;
}

function itemsOf(list: unknown, at: string): Located<unknown>[] {
  return Array.isArray(list) ? list.map((value, index) => ({ value, pointer: `${at}/${index}` })) : [];
}

const composing = ['$ref', 'allOf', 'anyOf', 'oneOf'];

/** The same object each time, so that a schema has one identity. */
const ownKeywords = new WeakMap<object, Record<string, unknown>>();

function withKeywords(draft: Draft, schema: Record<string, unknown>, pointer: string): Draft {
  const own =
    ownKeywords.get(schema) ??
    Object.fromEntries(Object.entries(schema).filter(([keyword]) => !composing.includes(keyword)));
  ownKeywords.set(schema, own);
  const { type, enum: listed } = schema;
  const types = type === undefined ? undefined : ([type].flat() as JsonType[]);
  const values = 'const' in schema ? [schema.const] : Array.isArray(listed) ? listed : undefined;
  return {
    ...draft,
    parts: [...draft.parts, { value: own, pointer }],
    types: commonTypes(draft.types, types),
    values:
      draft.values && values ? draft.values.filter((one) => hasValue(values, one)) : (values ?? draft.values),
  };
}

function commonTypes(one: Draft['types'], other: Draft['types']): Draft['types'] {
  if (one === undefined || other === undefined) return one ?? other;
  const within = (types: readonly JsonType[], wider: readonly JsonType[]) =>
    types.filter((type) => wider.some((candidate) => coversType(candidate, type)));
  return [...new Set([...within(one, other), ...within(other, one)])];
}

function splitTypes({ parts, types, values, tag }: Draft): Alternative[] {
  const allowed = types ?? (values ? undefined : impliedType(parts)) ?? jsonTypes;
  const listed = values?.filter((value) => allowed.some((type) => coversType(type, typeOfValue(value))));
  const found = listed ? [...new Set(listed.map(typeOfValue))] : allowed;
  return found.map((type): Alternative => {
    const own = listed?.filter((value) => typeOfValue(value) === type) ?? finiteTypes[type];
    const isWhole = type === 'number' && parts.some(({ value }) => Number.isInteger(value.multipleOf));
    return { type: isWhole ? 'integer' : type, values: own, parts, tag };
  });
}

/** Types that have few values. */
const finiteTypes: Partial<Record<JsonType, readonly unknown[]>> = { null: [null], boolean: [false, true] };

/** `oneOf` of two `const` is an `enum` of both. */
function joinValues(alternatives: readonly Alternative[]): Alternative[] {
  const joined = new Map<JsonType, Alternative>();
  const others = alternatives.filter((one) => {
    if (one.values === undefined || one.tag !== undefined) return true;
    const { values = [] } = joined.get(one.type) ?? {};
    const added = one.values.filter((value) => !hasValue(values, value));
    joined.set(one.type, { ...(joined.get(one.type) ?? one), values: [...values, ...added] });
    return false;
  });
  return [...joined.values(), ...others];
}
