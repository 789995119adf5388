import { formatExamples, invalidFormatExamples } from '../../openapi/generation/format-examples.ts';
import { formatRange } from '../../openapi/generation/make-number.ts';
import type { Side } from '../fixtures/variation.ts';

/** Where a keyword stands, as far as that decides what can be tried of it. */
export interface Standing {
  /** Whether the value is written as text, as in a path or a query: there, any number is a string, too. */
  isText: boolean;
  /** Whether the document says what is answered to a request that breaks it. */
  isRefused: boolean;
  /** Whether it is a step of a path: an empty one would make another path. */
  isStep?: boolean;
  /** Whether nothing else that is valid is ever sent there. */
  isFixed?: boolean;
}

const both: readonly Side[] = ['inside', 'beyond'];

/** By keyword, the sides of it that a request can be on. What only applies other schemas has none of its own. */
const sides: Readonly<Record<string, (said: unknown, standing: Standing) => readonly Side[]>> = {
  type: (said, { isText }) =>
    isText && anyText.some((type) => [said].flat().includes(type)) ? ['inside'] : both,
  enum: () => both,
  const: () => both,
  not: () => ['beyond'],
  oneOf: () => ['inside'],
  anyOf: () => ['inside'],
  minLength: (said, { isStep }) => leastOf(said, isStep ? 1 : 0),
  maxLength: () => both,
  pattern: () => both,
  format: formatSides,
  minimum: () => both,
  maximum: () => both,
  exclusiveMinimum: () => both,
  exclusiveMaximum: () => both,
  multipleOf: () => both,
  minItems: (said) => leastOf(said),
  maxItems: () => both,
  uniqueItems: (said) => (said === true ? both : []),
  contains: () => both,
  required: (said) => ((said as unknown[]).length > 0 ? both : []),
  additionalProperties: (said) => (said === false ? ['beyond'] : []),
  unevaluatedProperties: (said) => (said === false ? ['beyond'] : []),
  minProperties: (said) => leastOf(said),
  maxProperties: () => both,
  dependentRequired: () => both,
  propertyNames: () => both,
};

/** Of these types there is nothing that a text could not be. */
const anyText = ['string', 'array', 'object'];

/** The sides of a keyword that there are to try where it stands. */
export function sidesOf(keyword: string, said: unknown, standing: Standing): readonly Side[] {
  const { isRefused, isFixed = false } = standing;
  const known = Object.hasOwn(sides, keyword) ? (sides[keyword]?.(said, standing) ?? []) : [];
  return known.filter((side) => (side === 'inside' ? !isFixed : isRefused));
}

function leastOf(said: unknown, least = 0): readonly Side[] {
  return (said as number) > least ? both : ['inside'];
}

function formatSides(said: unknown): readonly Side[] {
  const format = said as string;
  const hasRange = formatRange(format).length > 0;
  return [
    ...(hasRange || formatExamples(format).length > 0 ? (['inside'] as const) : []),
    ...(hasRange || invalidFormatExamples(format).length > 0 ? (['beyond'] as const) : []),
  ];
}
