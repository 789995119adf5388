import { escapeStep, type Located, type ResponseObject, resolve } from '../openapi/document.ts';
import { responseFor } from '../openapi/spec.ts';
import { matching } from './bodies.ts';
import { flatten } from './flat-schema.ts';
import { type Narrowing, narrowings, type Side } from './narrowing.ts';
import type { Pair, Told } from './pair.ts';

/** What was answered, and read, and is not any more. */
export function responseBreaks(pair: Pair): Told[] {
  return [...pair.old.responses].flatMap(([status, before]): Told[] => {
    const after = pair.new.responses.get(status) ?? responseFor(pair.new, Number(status));
    if (after) return [...bodies(pair, status, before, after), ...headers(pair, status, before, after)];
    // That an error is not answered any more is no loss to anybody.
    if (!status.startsWith('2')) return [];
    return [{ breaks: 'responses', message: `${status} is not answered any more`, old: before.pointer }];
  });
}

function bodies(
  pair: Pair,
  status: string,
  before: Located<ResponseObject>,
  after: Located<ResponseObject>,
): Told[] {
  const content = after.value.content ?? {};
  return Object.keys(before.value.content ?? {}).flatMap((type): Told[] => {
    const key = matching(content, type);
    const common = { breaks: 'responses' as const, old: before.pointer, new: after.pointer };
    if (key === undefined) return [{ ...common, message: `${status} is not answered as ${type} any more` }];
    if (before.value.content?.[type]?.schema === undefined || content[key]?.schema === undefined) return [];
    const at = (pointer: string, name: string) => `${pointer}/content/${escapeStep(name)}/schema`;
    const old = { document: pair.oldSpec.document, pointer: at(before.pointer, type) };
    const now = { document: pair.newSpec.document, pointer: at(after.pointer, key) };
    return [
      ...widened(old, now).map((one) => responseTold(status, one)),
      ...goneProperties(old, now, `${status}: `, '', new Set()),
    ];
  });
}

// What may be answered now and could not be before: the old schema allows less than the new one.
function widened(old: Side, now: Side): Narrowing[] {
  return narrowings(now, old, 'response').map(({ from, to, ...one }) => ({ ...one, from: to, to: from }));
}

function responseTold(status: string, { at, wish, from, to }: Narrowing): Told {
  const message = `${status}: ${at === '' ? 'the answer' : at} was always ${wish}, and need not be now`;
  return { breaks: 'responses', message, old: from, new: to };
}

/** Properties that could be read, though not always, and that nobody speaks of any more. */
function goneProperties(old: Side, now: Side, what: string, at: string, seen: Set<string>): Told[] {
  const before = flatten(old.document, old.pointer);
  const after = flatten(now.document, now.pointer);
  const pair = `${before.pointer} ${after.pointer}`;
  if (seen.has(pair) || after.rules.anyOf !== undefined || after.rules.oneOf !== undefined) return [];
  seen.add(pair);
  return [...before.properties].flatMap(([name, pointer]): Told[] => {
    const there = after.properties.get(name);
    if (there !== undefined)
      return goneProperties({ ...old, pointer }, { ...now, pointer: there }, what, `${at}/${name}`, seen);
    // Required ones are told of already.
    if (before.required.has(name)) return [];
    const message = `${what}${at}/${name} is not answered any more`;
    return [{ breaks: 'responses', message, old: pointer, new: now.pointer }];
  });
}

function headers(
  { oldSpec, newSpec }: Pair,
  status: string,
  before: Located<ResponseObject>,
  after: Located<ResponseObject>,
): Told[] {
  const now = new Map(
    Object.entries(after.value.headers ?? {}).map(([name, header]) => {
      return [name.toLowerCase(), resolve(newSpec.document, header, '').value] as const;
    }),
  );
  return Object.entries(before.value.headers ?? {}).flatMap(([name, header]): Told[] => {
    const found = now.get(name.toLowerCase());
    const { required } = resolve(oldSpec.document, header, '').value;
    if (found && (found.required || !required)) return [];
    const message = found
      ? `${status}: the header ${name} may be missing`
      : `${status}: the header ${name} is not answered any more`;
    return [
      {
        breaks: 'responses',
        message,
        old: `${before.pointer}/headers/${escapeStep(name)}`,
        new: after.pointer,
      },
    ];
  });
}
