import { escapeStep } from '../http/json-pointer.ts';
import { type Located, type ResponseObject, resolve } from '../openapi/document.ts';
import { responseFor } from '../openapi/spec.ts';
import { flattenSchema } from './flat-schema.ts';
import { type LocatedSchema, type Narrowing, narrowings } from './narrowing.ts';
import type { OperationChange, OperationPair } from './operation-pair.ts';
import { matchingMediaType } from './request-body.ts';

/** Responses that consumers can no longer read as before. */
export function responseChanges(pair: OperationPair): OperationChange[] {
  return [...pair.old.responses].flatMap(([status, before]): OperationChange[] => {
    const after = pair.new.responses.get(status) ?? responseFor(pair.new, Number(status));
    if (after)
      return [...bodyChanges(pair, status, before, after), ...headerChanges(pair, status, before, after)];
    // No consumer misses an error.
    if (!status.startsWith('2')) return [];
    return [{ affects: 'responses', message: `${status} is no longer returned`, old: before.pointer }];
  });
}

function bodyChanges(
  pair: OperationPair,
  status: string,
  before: Located<ResponseObject>,
  after: Located<ResponseObject>,
): OperationChange[] {
  const content = after.value.content ?? {};
  return Object.keys(before.value.content ?? {}).flatMap((type): OperationChange[] => {
    const key = matchingMediaType(content, type);
    const common = { affects: 'responses' as const, old: before.pointer, new: after.pointer };
    if (key === undefined) return [{ ...common, message: `${status} is no longer returned as ${type}` }];
    if (before.value.content?.[type]?.schema === undefined || content[key]?.schema === undefined) return [];
    const at = (pointer: string, name: string) => `${pointer}/content/${escapeStep(name)}/schema`;
    const old = { document: pair.oldSpec.document, pointer: at(before.pointer, type) };
    const now = { document: pair.newSpec.document, pointer: at(after.pointer, key) };
    return [
      ...widenings(old, now).map((one) => responseChange(status, one)),
      ...removedProperties(old, now, `${status}: `, '', new Set()),
    ];
  });
}

// Values that may be returned now and could not be before: the old schema allows less than the new one.
function widenings(old: LocatedSchema, now: LocatedSchema): Narrowing[] {
  return narrowings(now, old, 'response').map(({ from, to, ...one }) => ({ ...one, from: to, to: from }));
}

function responseChange(status: string, { path, requirement, from, to }: Narrowing): OperationChange {
  const message = `${status}: ${path === '' ? 'the body' : path} was always ${requirement}, and no longer has to be`;
  return { affects: 'responses', message, old: from, new: to };
}

/** Optional properties that the new document does not mention any more. */
function removedProperties(
  old: LocatedSchema,
  now: LocatedSchema,
  what: string,
  at: string,
  seen: Set<string>,
): OperationChange[] {
  const before = flattenSchema(old.document, old.pointer);
  const after = flattenSchema(now.document, now.pointer);
  const pair = `${before.pointer} ${after.pointer}`;
  if (seen.has(pair) || after.rules.anyOf !== undefined || after.rules.oneOf !== undefined) return [];
  seen.add(pair);
  return [...before.properties].flatMap(([name, pointer]): OperationChange[] => {
    const there = after.properties.get(name);
    if (there !== undefined)
      return removedProperties({ ...old, pointer }, { ...now, pointer: there }, what, `${at}/${name}`, seen);
    // Required ones are reported already.
    if (before.required.has(name)) return [];
    const message = `${what}${at}/${name} is no longer returned`;
    return [{ affects: 'responses', message, old: pointer, new: now.pointer }];
  });
}

function headerChanges(
  { oldSpec, newSpec }: OperationPair,
  status: string,
  before: Located<ResponseObject>,
  after: Located<ResponseObject>,
): OperationChange[] {
  const now = new Map(
    Object.entries(after.value.headers ?? {}).map(([name, header]) => {
      return [name.toLowerCase(), resolve(newSpec.document, header, '').value] as const;
    }),
  );
  return Object.entries(before.value.headers ?? {}).flatMap(([name, header]): OperationChange[] => {
    const found = now.get(name.toLowerCase());
    const { required } = resolve(oldSpec.document, header, '').value;
    if (found && (found.required || !required)) return [];
    const message = found
      ? `${status}: the header ${name} may be missing`
      : `${status}: the header ${name} is no longer returned`;
    return [
      {
        affects: 'responses',
        message,
        old: `${before.pointer}/headers/${escapeStep(name)}`,
        new: after.pointer,
      },
    ];
  });
}
