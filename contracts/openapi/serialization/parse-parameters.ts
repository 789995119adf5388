import { type HttpRequest, headerOf } from '../../http/message.ts';
import { decode, decodeQuery } from '../../http/percent.ts';
import type { InputViolation } from '../input-violation.ts';
import type { Operation } from '../operation.ts';
import type { Judge, Texts } from './coerce.ts';
import { type ParameterRules, parametersOf } from './parameter-rules.ts';
import { bestCandidate, type ParseCandidate, parseHeader } from './parse-candidates.ts';
import { isPlain, parsePathValue, rawPathValues } from './path-value.ts';
import { type Pair, pairsOfCookie, pairsOfQuery, parsePairs } from './query-pairs.ts';

/** What a request's parameters say, by where they are and their names. */
export interface ParameterValues {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  cookie: Record<string, unknown>;
}

/** A request on its way to be read. */
interface Source {
  operation: Operation;
  request: HttpRequest;
  /** As the router found it. */
  path: Readonly<Record<string, unknown>>;
  all: readonly ParameterRules[];
  query: readonly Pair[];
}

/**
 * Reads an operation's parameters as its document has them written (OpenAPI Specification 3.1.1, section 4.8.12), with
 * its defaults for those that are not there. `path` is what the router found.
 */
export function parseParameters(
  judge: Judge,
  operation: Operation,
  request: HttpRequest,
  path: Readonly<Record<string, unknown>>,
): ParameterValues & { faults: InputViolation[] } {
  const values: ParameterValues = { path: { ...path }, query: {}, header: {}, cookie: {} };
  const faults: InputViolation[] = [];
  const all = parametersOf(judge.document, operation);
  const source = { operation, request, path, all, query: pairsOfQuery(request.query) };
  for (const rules of all) {
    const into = values[rules.in];
    const readings = readingsOf(rules, source);
    if (readings.length > 0) {
      const { value, violation } = bestCandidate(judge, rules, readings);
      into[rules.name] = value;
      if (violation) faults.push(refused(rules, { value, violation }));
    } else {
      if (rules.default !== undefined) into[rules.name] = rules.default;
      if (rules.required) faults.push(missing(rules));
    }
  }
  return { ...values, faults };
}

function readingsOf(rules: ParameterRules, { operation, request, path, all, query }: Source): Texts[] {
  switch (rules.in) {
    case 'path':
      return isPlain(rules)
        ? [String(path[rules.name])]
        : parsePathValue(rules, rawPathValues(operation.path, request.path)[rules.name] ?? '');
    case 'query':
      return parsePairs(rules, query, (name) => all.some((other) => other.name === name), decodeQuery);
    case 'cookie':
      return parsePairs(rules, pairsOfCookie(headerOf(request.headers, 'cookie') ?? ''), () => false, decode);
    case 'header':
      return parseHeader(rules, headerOf(request.headers, rules.name));
  }
}

function missing({ in: place, name, pointer }: ParameterRules): InputViolation {
  const message = `${name} is missing`;
  return { in: place, at: name, rule: 'missing', message, schemaPointer: `${pointer}/required` };
}

function refused(
  { in: place, name }: ParameterRules,
  { value, violation }: Required<ParseCandidate>,
): InputViolation {
  const { keyword: rule, schemaPointer } = violation;
  const message = `${violation.pointer && `${violation.pointer} `}${violation.message}`;
  return { in: place, at: name, rule, message, schemaPointer, value };
}
