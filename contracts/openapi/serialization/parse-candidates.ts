import { tryParseJson } from '../../http/lossless-json.ts';
import { isJson } from '../../http/media-type.ts';
import type { Violation } from '../violation.ts';
import { coerce, type DocumentSchemas } from './coerce.ts';
import { splitDelimited } from './join-and-split.ts';
import type { ParameterRules } from './parameter-rules.ts';
import type { RawValue } from './raw-value-type.ts';

/** A possible value of a parameter or a header, and how it violates its schema. */
export interface ParseCandidate {
  value: unknown;
  violation?: Pick<Violation, 'pointer' | 'keyword' | 'message' | 'schemaPointer'>;
}

/** A header's value, split for each shape that its schema allows. Headers are not percent-encoded. */
export function parseHeader(
  { shapes, explode, mediaType }: Pick<ParameterRules, 'shapes' | 'explode' | 'mediaType'>,
  text: string | undefined,
): RawValue[] {
  if (text === undefined) return [];
  if (mediaType !== undefined) return [text];
  const delimiter = { separator: ',', nameSeparator: explode ? '=' : ',' };
  return shapes.map((shape) => splitDelimited(text, shape, delimiter, shape === 'scalar' ? unchanged : trim));
}

/** The first of several raw values that is valid; else the first, with its violation. */
export function bestCandidate(
  schemas: DocumentSchemas,
  rules: ParameterRules,
  raws: readonly RawValue[],
): ParseCandidate {
  const [first, ...others] = raws;
  const candidate = parseCandidate(schemas, rules, first ?? '');
  if (!candidate.violation) return candidate;
  const otherCandidates = others.map((raw) => parseCandidate(schemas, rules, raw));
  return otherCandidates.find(({ violation }) => !violation) ?? candidate;
}

function parseCandidate(schemas: DocumentSchemas, rules: ParameterRules, raw: RawValue): ParseCandidate {
  const { schemaPointer, mediaType } = rules;
  if (raw === '' && rules.allowEmptyValue) return { value: raw };
  let value: unknown = raw;
  if (mediaType !== undefined && isJson(mediaType)) {
    value = tryParseJson(String(raw));
    if (value === undefined) return { value: raw, violation: notJson(rules) };
  } else if (schemaPointer !== undefined) value = coerce(schemas, schemaPointer, raw);
  const violation = schemaPointer === undefined ? undefined : schemas.validators.json(schemaPointer)(value);
  return violation ? { value, violation } : { value };
}

function notJson({ pointer }: ParameterRules): Required<ParseCandidate>['violation'] {
  return {
    pointer: '',
    keyword: 'not JSON',
    message: 'is not JSON',
    schemaPointer: `${pointer}/content`,
  };
}

function trim(text: string): string {
  return text.trim();
}

function unchanged(text: string): string {
  return text;
}
