import { type HttpRequest, headerOf } from '../../http/message.ts';
import { decode, decodeQuery } from '../../http/percent-encoding.ts';
import type { InputViolation } from '../input-violation.ts';
import type { Operation } from '../operation.ts';
import type { Spec } from '../spec.ts';
import type { Violation } from '../violation.ts';
import type { DocumentSchemas } from './coerce.ts';
import { type ParameterRules, parametersOf } from './parameter-rules.ts';
import { bestCandidate, type ParseCandidate, parseHeader } from './parse-candidates.ts';
import { isPlainPathValue, parsePathValue, rawPathValues } from './parse-path-value.ts';
import { type NameValuePair, pairsOfCookie, pairsOfQuery, parsePairs } from './query-pairs.ts';
import type { RawValue } from './raw-value-type.ts';

/** The parameters of a request, by location and name. */
export interface ParameterValues {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  cookie: Record<string, unknown>;
}

/** A request to parse. */
interface RequestSource {
  operation: Operation;
  request: HttpRequest;
  /** The path parameters, as the router matched them. */
  path: Readonly<Record<string, unknown>>;
  all: readonly ParameterRules[];
  query: readonly NameValuePair[];
}

/**
 * Parses and validates the parameters of an operation (OpenAPI Specification 3.1.1, section 4.8.12). Missing ones get
 * their deviolations. `path` are the path parameters, as the router matched them.
 */
export function parseParameters(
  schemas: DocumentSchemas,
  operation: Operation,
  request: HttpRequest,
  path: Readonly<Record<string, unknown>>,
): ParameterValues & { violations: InputViolation[] } {
  const values: ParameterValues = { path: { ...path }, query: {}, header: {}, cookie: {} };
  const violations: InputViolation[] = [];
  const all = parametersOf(schemas.document, operation);
  const source = { operation, request, path, all, query: pairsOfQuery(request.query) };
  for (const rules of all) {
    const into = values[rules.in];
    const raws = rawValues(rules, source);
    if (raws.length > 0) {
      const { value, violation } = bestCandidate(schemas, rules, raws);
      into[rules.name] = value;
      if (violation) violations.push(invalid(rules, { value, violation }));
    } else {
      if (rules.default !== undefined) into[rules.name] = rules.default;
      if (rules.required) violations.push(missing(rules));
    }
  }
  return { ...values, violations };
}

function rawValues(
  rules: ParameterRules,
  { operation, request, path, all, query }: RequestSource,
): RawValue[] {
  switch (rules.in) {
    case 'path':
      return isPlainPathValue(rules)
        ? [String(path[rules.name])]
        : parsePathValue(rules, rawPathValues(operation.path, request.path)[rules.name] ?? '');
    case 'query':
      if (rules.isWholeQuery) return request.query === '' ? [] : [decode(request.query)];
      return parsePairs(rules, query, (name) => all.some((other) => other.name === name), decodeQuery);
    case 'cookie':
      return parsePairs(
        rules,
        pairsOfCookie(headerOf(request.headers, 'cookie') ?? ''),
        () => false,
        rules.style === 'cookie' ? (text) => text : decode,
      );
    case 'header':
      return parseHeader(rules, headerOf(request.headers, rules.name));
  }
}

/** All violations of a parameter's value, by its schema; empty where it has no schema. */
export function parameterViolations(
  spec: Spec,
  operation: Operation,
  { in: place, at, value }: InputViolation,
): InputViolation[] {
  const rules = parametersOf(spec.document, operation).find((one) => one.in === place && one.name === at);
  if (rules?.schemaPointer === undefined) return [];
  return spec.validators
    .all(rules.schemaPointer)(value)
    .map((violation) => ({ ...invalid(rules, { value, violation }), ...propertyOf(violation) }));
}

function propertyOf({ property }: Violation): { property?: string } {
  return property === undefined ? {} : { property };
}

function missing({ in: place, name, pointer }: ParameterRules): InputViolation {
  const message = `${name} is missing`;
  return { in: place, at: name, rule: 'missing', message, schemaPointer: `${pointer}/required` };
}

function invalid(
  { in: place, name }: ParameterRules,
  { value, violation }: Required<ParseCandidate>,
): InputViolation {
  const { keyword: rule, pointer: inner, message, schemaPointer } = violation;
  return { in: place, at: name, ...(inner && { inner }), rule, message, schemaPointer, value };
}
