import { tryParseJson, writeJson } from '../../http/lossless-json.ts';
import { decode, decodeQuery, encode } from '../../http/percent-encoding.ts';
import type { Parameter } from '../document.ts';
import type { Operation } from '../operation.ts';
import { matchSegment, parseSegmentTemplate } from '../segment-template.ts';
import { type Replace, redactJson, type Secrets } from './redact-json.ts';
import { harmless, type Place } from './secret-places.ts';

/** A parameter with a secret value, or one in it. */
export interface SecretParameter {
  name: string;
  in: Parameter['in'];
  place: Place;
  /** Whether it is all of the query. */
  isWholeQuery: boolean;
  /** Whether its value's members can be parameters of their own. */
  isSpread: boolean;
  /** The names of the operation's other parameters: they are no members of this one. */
  others: ReadonlySet<string>;
}

/** The parameters of an operation that have a secret value. */
export function secretParameters({ parameters }: Operation, { places }: Secrets): SecretParameter[] {
  const others = new Set(parameters.map(({ value }) => value.name));
  return parameters.flatMap(({ value }) => {
    const schemas = Object.values(value.content ?? {}).map(({ schema }) => schema);
    const place = places.at(value.schema, ...schemas);
    if (place.schemas.length === 0) return [];
    const { style = 'form', explode = style === 'form' } = value;
    const isSpread = value.content === undefined && explode && style === 'form' && !place.isSecret;
    const { name, isWholeQuery = false } = value;
    return [{ name, in: value.in, place, isWholeQuery, isSpread, others }];
  });
}

/** Replaces secret values in a query; the rest stays as it is on the wire. */
export function redactQuery(
  query: string,
  parameters: readonly SecretParameter[],
  secrets: Secrets,
  replace: Replace,
): string {
  if (query === '') return '';
  const whole = parameters.find(({ isWholeQuery }) => isWholeQuery);
  if (whole) return cleanWholeQuery(query, whole, secrets, replace);
  const parts = query.split('&').map((part) => {
    const at = part.indexOf('=');
    if (at < 0) {
      const text = decodeQuery(part);
      const clean = cleanText(text, secrets, replace);
      return clean === text ? part : encode(clean);
    }
    const [rawName, value] = [part.slice(0, at), decodeQuery(part.slice(at + 1))];
    const name = decodeQuery(rawName);
    if (isSecretParameter(name, parameters, secrets)) return `${rawName}=${String(replace(value, harmless))}`;
    const clean = cleanText(value, secrets, replace);
    return clean === value ? part : `${rawName}=${encode(clean)}`;
  });
  return parts.join('&');
}

function cleanWholeQuery(
  query: string,
  { place }: SecretParameter,
  secrets: Secrets,
  replace: Replace,
): string {
  const text = decode(query);
  if (place.isSecret) return encode(String(replace(text, place)));
  const json = tryParseJson(text);
  return json === undefined ? query : encode(writeJson(redactJson(json, place, secrets, replace)));
}

/** Whether a query's name is that of a secret value, or leads to one. */
export function isSecretParameter(
  name: string,
  parameters: readonly SecretParameter[],
  secrets: Secrets,
): boolean {
  return isSecretPair(name, harmless, secrets) || parameters.some((one) => isOf(one, name, secrets));
}

/** Whether a pair's name leads to a secret value: by a step of `filter[password]`, or by the schemas of all pairs. */
export function isSecretPair(name: string, place: Place, { places, names }: Secrets): boolean {
  const steps = stepsOf(name);
  if (steps.some((step) => names.verdict(step) !== 'harmless')) return true;
  return isAlong(place, steps, { places, names }) || isAlong(place, [name], { places, names });
}

function isOf(
  { name, in: where, place, isSpread, others }: SecretParameter,
  pair: string,
  secrets: Secrets,
): boolean {
  if (where !== 'query') return false;
  if (pair === name) return true;
  const [first, ...rest] = stepsOf(pair);
  if (first === name && rest.length > 0) return isAlong(place, rest, secrets);
  return isSpread && !others.has(first ?? '') && isAlong(place, [pair], secrets);
}

/** Whether there is a secret value at the end of these steps, or around it. What ends too early may have one in it. */
function isAlong(place: Place, steps: readonly string[], { places }: Secrets): boolean {
  let at = place;
  for (const step of steps) {
    if (at.isSecret) return true;
    at =
      /^\d*$/.test(step) && places.item(at, 0).schemas.length > 0
        ? places.item(at, Number(step))
        : places.property(at, step);
  }
  return at.schemas.length > 0;
}

function stepsOf(name: string): string[] {
  const steps = name.split(/[[\].]+/);
  return steps.length > 1 && steps.at(-1) === '' ? steps.slice(0, -1) : steps;
}

/** Whether a text starts like an object or an array in JSON. */
export function mayBeJson(text: string): boolean {
  const start = text.charCodeAt(0);
  return start === 0x7b || start === 0x5b || (start <= 0x20 && /^\s*[[{]/.test(text));
}

/** Replaces secrets in a text that is JSON; any other stays as it is. */
export function cleanText(text: string, secrets: Secrets, replace: Replace): string {
  if (!mayBeJson(text)) return text;
  const json = tryParseJson(text);
  if (json === undefined) return text;
  const clean = writeJson(redactJson(json, harmless, secrets, replace));
  return clean === writeJson(json) ? text : clean;
}

/** Replaces the secret values in a path. Nothing of a template's other parts is changed. */
export type CleanPath = (path: string, replace: Replace) => string;

/** Cleans the paths of one operation; `undefined` where its path has no secret. A base path may precede its own. */
export function pathCleaner(path: string, parameters: readonly SecretParameter[]): CleanPath | undefined {
  const secret = new Map(parameters.filter((one) => one.in === 'path').map((one) => [one.name, one.place]));
  if (secret.size === 0) return undefined;
  const templates = path
    .split('/')
    .slice(1)
    .map((segment) => ({ segment, template: parseSegmentTemplate(segment) }));
  return (given, replace) => {
    const segments = given.split('/');
    const start = segments.length - templates.length;
    if (start < 1) return given;
    const clean = templates.map(({ segment: fixed, template }, index) => {
      const segment = segments[start + index] ?? '';
      if (!template) return decode(segment) === decode(fixed) ? segment : undefined;
      const values = matchSegment(template.literals, segment);
      if (!values) return undefined;
      return template.literals
        .map((literal, at) => {
          const place = secret.get(template.names[at] ?? '');
          const value = values[at] ?? '';
          return `${literal}${place && value ? String(replace(decode(value), place)) : value}`;
        })
        .join('');
    });
    if (clean.includes(undefined)) return given;
    return [...segments.slice(0, start), ...clean].join('/');
  };
}

/** Cleans any path by the templates of all operations that have a secret in theirs. */
export function anyPathCleaner(operations: Iterable<Operation>, secrets: Secrets): CleanPath {
  const cleaners = [...operations].flatMap(
    (one) => pathCleaner(one.path, secretParameters(one, secrets)) ?? [],
  );
  return (path, replace) => {
    for (const clean of cleaners) {
      const result = clean(path, replace);
      if (result !== path) return result;
    }
    return path;
  };
}
