import { resolve } from '../../../contracts/openapi/document.ts';
import type { Spec } from '../../../contracts/openapi/spec.ts';

/** The text for a missing member. */
export const fieldRequired = 'Field required';

/**
 * The vendor's text for a value that violates the schema at a pointer of the document: its first violation, in pydantic's
 * words (G-A8). `undefined` where the value is valid.
 */
export function violationText(spec: Spec, pointer: string, value: unknown): string | undefined {
  const violation = spec.validators.json(pointer)(value);
  if (!violation) return undefined;
  const { keyword } = violation;
  const rules = resolve<Record<string, unknown>>(spec.document, { $ref: pointer }, '').value;
  const text = texts[keyword];
  if (!text) throw new Error(`there is no text for ${keyword} at ${pointer}`);
  return text(rules[keyword]);
}

const texts: Record<string, (rule: unknown) => string> = {
  type: (type) =>
    type === 'integer'
      ? 'Input should be a valid integer, unable to parse string as an integer'
      : 'Input should be a valid string',
  minLength: (least) => `String should have at least ${characters(least)}`,
  maxLength: (most) => `String should have at most ${characters(most)}`,
  pattern: (pattern) => `String should match pattern '${pattern}'`,
  exclusiveMinimum: (bound) => `Input should be greater than ${bound}`,
  minimum: (least) => `Input should be greater than or equal to ${least}`,
  maximum: (most) => `Input should be less than or equal to ${most}`,
};

function characters(count: unknown): string {
  return `${count} character${count === 1 ? '' : 's'}`;
}
