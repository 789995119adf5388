import { decode } from '../../http/percent-encoding.ts';
import { matchSegment, parseSegmentTemplate } from '../segment-template.ts';
import { splitDelimited } from './join-and-split.ts';
import type { ParameterRules } from './parameter-rules.ts';
import { pairsOfMatrix, parsePairs } from './query-pairs.ts';
import type { RawValue } from './raw-value-type.ts';

/** Whether a path parameter is just the string that the router matches. */
export function isPlainPathValue({ style, shapes, mediaType }: ParameterRules): boolean {
  return style === 'simple' && (mediaType !== undefined || (shapes.length === 1 && shapes[0] === 'scalar'));
}

/** Parses a path parameter that is more than a string; empty where it is not serialized in its style. */
export function parsePathValue(rules: ParameterRules, raw: string): RawValue[] {
  const { style, explode, shapes } = rules;
  if (style === 'matrix') return parsePairs(rules, pairsOfMatrix(raw), () => false, decode);
  if (style === 'label' && !raw.startsWith('.')) return [];
  const text = style === 'label' ? raw.slice(1) : raw;
  const separator = style === 'label' && explode ? '.' : ',';
  return shapes.map((shape) =>
    splitDelimited(text, shape, { separator, nameSeparator: explode ? '=' : ',' }, decode),
  );
}

/** The path parameters as they are in a path, still encoded. The path may have a base path before it. */
export function rawPathValues(template: string, path: string): Record<string, string> {
  const expected = template.split('/').slice(1);
  const actual = path.split('/').slice(-expected.length);
  const entries = expected.flatMap((segment, at) => {
    const { names, literals } = parseSegmentTemplate(segment) ?? { names: [], literals: [''] };
    const values = matchSegment(literals, actual[at] ?? '') ?? [];
    return names.map((name, index) => [name, values[index] ?? ''] as const);
  });
  return Object.fromEntries(entries);
}
