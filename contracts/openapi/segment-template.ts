/** A segment of a path template with parameters: `{id}`, `{id}.json`, `{from}-{to}`. */
export interface SegmentTemplate {
  names: readonly string[];
  /** The text before, between and after the parameters: one more than there are names. */
  literals: readonly string[];
}

/** Parses a segment of a path template; `undefined` where it has no parameter. */
export function parseSegmentTemplate(segment: string): SegmentTemplate | undefined {
  const parts = segment.split(/\{([^{}]+)\}/);
  if (parts.length === 1) return undefined;
  return {
    names: parts.filter((_, at) => at % 2 === 1),
    literals: parts.filter((_, at) => at % 2 === 0),
  };
}

/**
 * The values of a template's parameters in a segment; `undefined` where it does not match. No value is empty. Where
 * several matches are possible, which OpenAPI does not define, the first values are as short as possible.
 */
export function matchSegment(literals: readonly string[], segment: string): string[] | undefined {
  const [first = '', ...rest] = literals;
  const last = rest.pop() ?? '';
  if (!segment.startsWith(first) || !segment.endsWith(last)) return undefined;
  const end = segment.length - last.length;
  const values: string[] = [];
  let from = first.length;
  for (const literal of rest) {
    const to = segment.indexOf(literal, from + 1);
    if (to < 0) return undefined;
    values.push(segment.slice(from, to));
    from = to + literal.length;
  }
  return from < end ? [...values, segment.slice(from, end)] : undefined;
}
