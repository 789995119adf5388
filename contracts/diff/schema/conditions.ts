import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import { type Alternative, coversType, type Part, statedBy } from './alternative-of-one-type.ts';
import type { Comparer, Conjunction } from './comparer-interface.ts';
import { excerpt } from './difference.ts';
import { expand } from './expand-alternatives.ts';

/** What the second alternative requires by keywords that depend on other values, and the first does not. */
export function conditionRequirements(comparison: Comparer, one: Alternative, other: Alternative): string[] {
  return [
    ...other.parts.flatMap((part) => notRequirements(comparison, one, part)),
    ...other.parts.flatMap((part) => ifRequirements(comparison, one, part)),
    ...(one.type === 'object' ? objectRequirements(comparison, one, other) : []),
    ...(one.type === 'array'
      ? other.parts.flatMap((part) => containsRequirements(comparison, one, part))
      : []),
    ...unionRequirements(one, other),
  ];
}

function objectRequirements(comparison: Comparer, one: Alternative, other: Alternative): string[] {
  return [
    ...dependentRequired(one, other),
    ...other.parts.flatMap((part) => dependentSchemas(comparison, one, part)),
    ...other.parts.flatMap((part) => propertyNames(comparison, one, part)),
  ];
}

/** A keyword of a part as a schema; one that allows everything where it is absent. */
function keyword({ value, pointer }: Part, name: string): Conjunction {
  const at = `${pointer}/${name}`;
  return { pointer: at, schemas: value[name] === undefined ? [] : [{ value: value[name], pointer: at }] };
}

function notRequirements(comparison: Comparer, one: Alternative, part: Part): string[] {
  if (part.value.not === undefined) return [];
  const excluded = keyword(part, 'not');
  const types = expand(comparison.options.to, excluded.schemas).map(({ type }) => type);
  if (!types.some((type) => coversType(one.type, type) || coversType(type, one.type))) return [];
  const isExcluded = one.parts.some(
    (own) => own.value.not !== undefined && comparison.reversed.fits(excluded, keyword(own, 'not')),
  );
  return isExcluded ? [] : [`none of ${excerpt(part.value.not)}`];
}

function ifRequirements(comparison: Comparer, one: Alternative, part: Part): string[] {
  const { if: condition, then, else: otherwise } = part.value;
  if (condition === undefined || (then === undefined && otherwise === undefined)) return [];
  const has = one.parts.some((own) => {
    const [before, after] = [keyword(own, 'if'), keyword(part, 'if')];
    const isSame =
      own.value.if !== undefined && comparison.fits(before, after) && comparison.reversed.fits(after, before);
    return (
      isSame && ['then', 'else'].every((name) => comparison.fits(keyword(own, name), keyword(part, name)))
    );
  });
  if (has) return [];
  const given = (parts: Conjunction['schemas']) => ({
    pointer: part.pointer,
    schemas: [...one.parts, ...parts],
  });
  const isMet =
    comparison.fits(given(keyword(part, 'if').schemas), keyword(part, 'then')) &&
    comparison.fits(given([]), keyword(part, 'else'));
  return isMet ? [] : [`as the condition ${excerpt(condition)} requires`];
}

function dependentRequired(one: Alternative, other: Alternative): string[] {
  const namesFor = (alternative: Alternative, name: string) =>
    statedBy(alternative, 'dependentRequired').flatMap((all) =>
      isRecord(all) ? [all[name] ?? []].flat() : [],
    );
  const required = statedBy(one, 'required').flat();
  const triggers = new Set(statedBy(other, 'dependentRequired').flatMap((all) => Object.keys(all ?? {})));
  return [...triggers].flatMap((name) => {
    const known = [...required, ...namesFor(one, name)];
    const missing = namesFor(other, name).filter((needed) => !known.includes(needed));
    return missing.length > 0 ? [`with ${missing.join(' and ')} where it has ${name}`] : [];
  });
}

function dependentSchemas(comparison: Comparer, one: Alternative, part: Part): string[] {
  const { dependentSchemas: all } = part.value;
  return Object.keys(isRecord(all) ? all : {}).flatMap((name) => {
    const memberOf = ({ value, pointer }: Part): Conjunction['schemas'] => {
      const members = value.dependentSchemas;
      if (!isRecord(members) || members[name] === undefined) return [];
      return [{ value: members[name], pointer: `${pointer}/dependentSchemas/${escapeStep(name)}` }];
    };
    const given = { pointer: part.pointer, schemas: [...one.parts, ...one.parts.flatMap(memberOf)] };
    const isMet = comparison.fits(given, { pointer: part.pointer, schemas: memberOf(part) });
    return isMet ? [] : [`valid by another schema where it has ${name}`];
  });
}

const anyName = { value: { type: 'string' }, pointer: '#' };

function propertyNames(comparison: Comparer, one: Alternative, part: Part): string[] {
  if (part.value.propertyNames === undefined) return [];
  const own = one.parts.flatMap((each) => keyword(each, 'propertyNames').schemas);
  const given = { pointer: part.pointer, schemas: [anyName, ...own] };
  const isMet = comparison.fits(given, keyword(part, 'propertyNames'));
  return isMet ? [] : [`of properties whose names are ${excerpt(part.value.propertyNames)}`];
}

function containsRequirements(comparison: Comparer, one: Alternative, part: Part): string[] {
  const { contains, minContains = 1, maxContains } = part.value;
  if (contains === undefined) return [];
  const known = one.parts.filter((own) => own.value.contains !== undefined);
  const [least, most] = [Number(minContains), Number(maxContains ?? Number.POSITIVE_INFINITY)];
  const hasLeast = known.some(
    (own) =>
      Number(own.value.minContains ?? 1) >= least &&
      comparison.fits(keyword(own, 'contains'), keyword(part, 'contains')),
  );
  const hasMost = known.some(
    (own) =>
      Number(own.value.maxContains ?? Number.POSITIVE_INFINITY) <= most &&
      comparison.reversed.fits(keyword(part, 'contains'), keyword(own, 'contains')),
  );
  return [
    ...(hasLeast || least === 0 ? [] : [`a list with at least ${least} of ${excerpt(contains)}`]),
    ...(hasMost || most === Number.POSITIVE_INFINITY
      ? []
      : [`a list with at most ${most} of ${excerpt(contains)}`]),
  ];
}

/** Unions that are too large to be taken apart are compared as they are written. */
function unionRequirements(one: Alternative, other: Alternative): string[] {
  const known = new Set(statedBy(one, 'union').map((union) => JSON.stringify(union)));
  const added = statedBy(other, 'union').filter((union) => !known.has(JSON.stringify(union)));
  return added.map(() => 'one of the alternatives');
}
