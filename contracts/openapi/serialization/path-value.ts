import { decode } from '../../http/percent.ts';
import { matchSegment, segmentTemplate } from '../segment-template.ts';
import type { Texts } from './coerce.ts';
import { splitDelimited } from './delimited.ts';
import type { ParameterRules } from './parameter-rules.ts';
import { pairsOfMatrix, parsePairs } from './query-pairs.ts';

/** Whether a path parameter is just the text that the router finds. */
export function isPlain({ style, shapes, mediaType }: ParameterRules): boolean {
  return style === 'simple' && (mediaType !== undefined || (shapes.length === 1 && shapes[0] === 'scalar'));
}

/** What a path says of a parameter that is more than a text; nothing, where it is not written in its style. */
export function parsePathValue(rules: ParameterRules, raw: string): Texts[] {
  const { style, explode, shapes } = rules;
  if (style === 'matrix') return parsePairs(rules, pairsOfMatrix(raw), () => false, decode);
  if (style === 'label' && !raw.startsWith('.')) return [];
  const text = style === 'label' ? raw.slice(1) : raw;
  const separator = style === 'label' && explode ? '.' : ',';
  return shapes.map((shape) =>
    splitDelimited(text, shape, { separator, equals: explode ? '=' : ',' }, decode),
  );
}

/** The parameters' texts in a path, still encoded. A base path before it does no harm. */
export function rawPathValues(template: string, path: string): Record<string, string> {
  const wanted = template.split('/').slice(1);
  const given = path.split('/').slice(-wanted.length);
  const entries = wanted.flatMap((segment, at) => {
    const { names, literals } = segmentTemplate(segment) ?? { names: [], literals: [''] };
    const values = matchSegment(literals, given[at] ?? '') ?? [];
    return names.map((name, index) => [name, values[index] ?? ''] as const);
  });
  return Object.fromEntries(entries);
}
