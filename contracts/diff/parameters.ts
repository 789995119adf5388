import { isDeepStrictEqual } from 'node:util';
import { find } from '../openapi/document.ts';
import type { Operation } from '../openapi/operation.ts';
import { type ParameterRules, parametersOf } from '../openapi/serialization/parameter-rules.ts';
import { placeOf, sentMessage } from './compare-schema-pairs.ts';
import { isRetired } from './is-retired.ts';
import { includesType } from './media-type-inclusion.ts';
import type { OperationChange, OperationPair } from './operation-pair.ts';
import { changeOfDefault } from './schema/find-default.ts';

const nameOf = ({ in: place, name }: ParameterRules) => `the ${place} parameter ${name}`;

/** Parameters that used to be accepted and no longer are, or that mean something else. */
export function parameterChanges(pair: OperationPair): OperationChange[] {
  const { oldSpec, newSpec, old, new: now } = pair;
  const before = parametersOf(oldSpec.document, old);
  const after = parametersOf(newSpec.document, now);
  const added = after.filter((one) => one.required && !counterpart(now, old, before, one));
  return [
    ...before.flatMap((one): OperationChange[] => {
      const found = counterpart(old, now, after, one);
      if (found) return changesOf(pair, one, found);
      if (isRetired(find(oldSpec.document, one.pointer)?.value, pair.today)) return [];
      return [{ affects: 'requests', message: `${nameOf(one)} is no longer accepted`, old: one.pointer }];
    }),
    ...added.map((one): OperationChange => {
      return { affects: 'requests', message: `${nameOf(one)} is required`, new: one.pointer };
    }),
  ];
}

/** The same parameter of the other operation; a path parameter is identified by its position. */
function counterpart(
  one: Operation,
  other: Operation,
  candidates: readonly ParameterRules[],
  { in: place, name }: ParameterRules,
): ParameterRules | undefined {
  const names = (path: string) => [...path.matchAll(/\{([^}]*)\}/g)].map(([, found]) => found);
  const wanted = place === 'path' ? names(other.path)[names(one.path).indexOf(name)] : name;
  const spelling = (text = '') => (place === 'header' ? text.toLowerCase() : text);
  return candidates.find((found) => found.in === place && spelling(found.name) === spelling(wanted));
}

function changesOf(pair: OperationPair, old: ParameterRules, now: ParameterRules): OperationChange[] {
  const change = (message: string): OperationChange => ({
    affects: 'requests',
    message: `${nameOf(old)} ${message}`,
    old: old.pointer,
    new: now.pointer,
  });
  const [from, to] = [
    old.schemaPointer ?? `${old.pointer}/schema`,
    now.schemaPointer ?? `${now.pointer}/schema`,
  ];
  return [
    ...(now.required && !old.required ? [change('is required')] : []),
    ...(isWrittenAlike(old, now) ? [] : [change('is serialized in another style')]),
    ...(old.allowEmptyValue && !now.allowEmptyValue ? [change('may no longer be empty')] : []),
    ...changedDefault(old, now).map(change),
    ...pair.schemas
      .changes('sent', from, to, { isText: old.mediaType === undefined })
      .map((one): OperationChange => {
        return { affects: 'requests', message: sentMessage(nameOf(old), one), ...placeOf(one) };
      }),
  ];
}

/** Whether every value is written as before. */
function isWrittenAlike(old: ParameterRules, now: ParameterRules): boolean {
  if (old.mediaType !== undefined || now.mediaType !== undefined)
    return (
      old.mediaType !== undefined && now.mediaType !== undefined && includesType(now.mediaType, old.mediaType)
    );
  const isSame = isDeepStrictEqual(wireStyle(old), wireStyle(now));
  return isSame && (!old.allowReserved || now.allowReserved);
}

/** What differs on the wire: not how a scalar would explode, and exploded lists look the same. */
function wireStyle({ style, explode, shapes }: ParameterRules): [style: string, explode: boolean] {
  const isComposite = shapes.includes('object') || (shapes.includes('array') && style !== 'simple');
  const isDelimited = style === 'spaceDelimited' || style === 'pipeDelimited';
  return [isDelimited && explode ? 'form' : style, isComposite && explode];
}

/** A parameter that is not sent counts as its default. */
function changedDefault(old: ParameterRules, now: ParameterRules): string[] {
  if (now.required || isDeepStrictEqual(old.default, now.default)) return [];
  if (now.default === undefined) return ['no longer has a default'];
  return [`defaults to ${changeOfDefault(old.default, now.default)}`];
}
