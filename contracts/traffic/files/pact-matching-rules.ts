/** The parts of a message that a matching rule can be about. */
export const matchedParts = ['path', 'query', 'header', 'body', 'status'] as const;
export type MatchedPart = (typeof matchedParts)[number];

/** How a value is compared where it need not be equal: `{ match: 'type' }`, `{ match: 'regex', regex: '^a' }`. */
export interface Matcher {
  match: string;
  [option: string]: unknown;
}

/** One matching rule (Pact Specification, versions 2 to 4). */
export interface MatchingRule {
  part: MatchedPart;
  /** A path expression for a body (`$.items[*].id`), a name for a query or a header, nothing for a path or a status. */
  at: string;
  matchers: Matcher[];
  /** Whether one matching matcher is enough. */
  any: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads the `matchingRules` of a request or a response, as any version of the specification writes them. */
export function readRules(matchingRules: Json | undefined, version: number): MatchingRule[] {
  const entries = Object.entries(matchingRules ?? {});
  return version < 3
    ? entries.flatMap(([path, matcher]) => readOldRule(path, matcher as Json))
    : entries.flatMap(([part, rules]) => readPart(part, rules as Json));
}

/** Writes rules as versions 3 and 4 have them. */
export function writeRules(rules: readonly MatchingRule[]): Record<string, unknown> {
  const parts: Record<string, Record<string, unknown>> = {};
  for (const { part, at, matchers, any } of rules) {
    const rule = { combine: any ? 'OR' : 'AND', matchers };
    if (part === 'path') parts.path = rule;
    else parts[part] = { ...parts[part], [at]: rule };
  }
  return parts;
}

// Version 2 has one list, by `$.body.items[*].id`, `$.headers.Accept`, `$.query.page` or `$.path`.
function readOldRule(path: string, matcher: Json): MatchingRule[] {
  const [, word = '', rest = ''] = /^\$\.?(path|query|headers?|body)(.*)$/s.exec(path) ?? [];
  const part = word.replace('headers', 'header') as MatchedPart | '';
  if (part === '') return [];
  const at = part === 'body' ? `$${rest}` : nameIn(rest);
  return [{ part, at, matchers: [withMatch(matcher)], any: false }];
}

function readPart(part: string, rules: Json): MatchingRule[] {
  if (!(matchedParts as readonly string[]).includes(part)) return [];
  const known = part as MatchedPart;
  // A path has one rule without a name.
  if (Array.isArray(rules.matchers)) return [readRule(known, '', rules)];
  return Object.entries(rules).map(([at, rule]) =>
    readRule(known, known === 'body' ? at : nameIn(at), rule as Json),
  );
}

function readRule(part: MatchedPart, at: string, rule: Json): MatchingRule {
  const matchers = (rule.matchers ?? []) as Json[];
  return { part, at, matchers: matchers.map(withMatch), any: rule.combine === 'OR' };
}

// `.page`, `['page'][0]`, `$.page` and `page` are the same name.
function nameIn(text: string): string {
  const [, quoted, plain] = /^\$?\.?(?:\['([^']*)'\]|(.*?))(?:\[\d+\])?$/s.exec(text) ?? [];
  return quoted ?? plain ?? '';
}

// Older files omit `match` where it can be inferred.
function withMatch(matcher: Json): Matcher {
  if (typeof matcher.match === 'string') return { ...matcher, match: matcher.match };
  const match = 'regex' in matcher ? 'regex' : 'min' in matcher || 'max' in matcher ? 'type' : 'equality';
  return { ...matcher, match };
}
