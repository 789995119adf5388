import { isRecord } from '../../http/is-record.ts';
import type { Alternative, Tag } from './alternative-of-one-type.ts';

/** The values of a union's discriminator that choose one of its arms; `undefined` where nothing says so. */
export function tagOf(union: Record<string, unknown>, arm: unknown): Tag | undefined {
  const { discriminator } = union;
  if (!isRecord(discriminator) || !isRecord(arm) || typeof arm.$ref !== 'string') return undefined;
  const { propertyName, mapping } = discriminator;
  if (typeof propertyName !== 'string') return undefined;
  const name = arm.$ref.split('/').at(-1) ?? '';
  const mapped = Object.entries(isRecord(mapping) ? mapping : {})
    .filter(([, target]) => target === arm.$ref || target === name)
    .map(([value]) => value);
  return { property: propertyName, values: mapped.length > 0 ? mapped : [name] };
}

/** Those alternatives that the same discriminator value chooses; all of them where a discriminator does not decide. */
export function withSameTag(one: Alternative, candidates: readonly Alternative[]): readonly Alternative[] {
  const { tag } = one;
  if (tag === undefined || statesValues(one, tag)) return candidates;
  const comparable = candidates.filter((other) => other.tag?.property === tag.property);
  if (comparable.length < candidates.length || comparable.some((other) => statesValues(other, tag)))
    return candidates;
  return comparable.filter((other) => tag.values.every((value) => other.tag?.values.includes(value)));
}

/** Whether the schema itself says which values its discriminator has: then it is compared like any property. */
function statesValues({ parts }: Alternative, { property }: Tag): boolean {
  return parts.some(({ value: { properties } }) => {
    const schema = isRecord(properties) ? properties[property] : undefined;
    return isRecord(schema) && (schema.const !== undefined || schema.enum !== undefined);
  });
}
