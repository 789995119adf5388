import { isJson } from '../../http/media-type.ts';
import type { Violation } from '../violation.ts';
import { coerce, type Judge, type Texts } from './coerce.ts';
import { splitDelimited } from './delimited.ts';
import type { ParameterRules } from './parameter-rules.ts';

/** A parameter's or a header's value, and where it breaks its schema. */
export interface ParseCandidate {
  value: unknown;
  violation?: Pick<Violation, 'pointer' | 'keyword' | 'message' | 'schemaPointer'>;
}

/** What a header's text says, in each shape that its schema lets through. Headers are not percent-encoded. */
export function parseHeader(
  { shapes, explode, mediaType }: Pick<ParameterRules, 'shapes' | 'explode' | 'mediaType'>,
  text: string | undefined,
): Texts[] {
  if (text === undefined) return [];
  if (mediaType !== undefined) return [text];
  const packing = { separator: ',', equals: explode ? '=' : ',' };
  return shapes.map((shape) => splitDelimited(text, shape, packing, shape === 'scalar' ? asItIs : trim));
}

/** Of several readings the first that the schema lets through; else the first, and what is wrong with it. */
export function bestCandidate(
  judge: Judge,
  rules: ParameterRules,
  readings: readonly Texts[],
): ParseCandidate {
  const [first, ...others] = readings;
  const reading = judged(judge, rules, first ?? '');
  if (!reading.violation) return reading;
  return others.map((texts) => judged(judge, rules, texts)).find(({ violation }) => !violation) ?? reading;
}

function judged(judge: Judge, rules: ParameterRules, texts: Texts): ParseCandidate {
  const { schemaPointer, mediaType } = rules;
  if (texts === '' && rules.allowEmptyValue) return { value: texts };
  let value: unknown = texts;
  if (mediaType !== undefined && isJson(mediaType)) {
    value = parsed(String(texts));
    if (value === undefined) return { value: texts, violation: notJson(rules) };
  } else if (schemaPointer !== undefined) value = coerce(judge, schemaPointer, texts);
  const violation = schemaPointer === undefined ? undefined : judge.validators.json(schemaPointer)(value);
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function trim(text: string): string {
  return text.trim();
}

function asItIs(text: string): string {
  return text;
}
