import { numberRange, round } from '../make-number.ts';
import { allowedTypes } from '../make-value.ts';
import type { SchemaLocation } from '../schema-location.ts';
import { type Boundary, type Candidate, labelledByValue } from './keyword-boundary.ts';

/** Boundaries of numbers. */
export const numberBoundaries: Readonly<Record<string, Boundary>> = {
  minimum: { inside: atLeast, beyond: (location, limit) => under(location, limit as number) },
  exclusiveMinimum: {
    inside: atLeast,
    beyond: (location, limit) =>
      [limit as number, ...values(under(location, limit as number))].map(labelledByValue),
  },
  maximum: { inside: atMost, beyond: (location, limit) => over(location, limit as number) },
  exclusiveMaximum: {
    inside: atMost,
    beyond: (location, limit) =>
      [limit as number, ...values(over(location, limit as number))].map(labelledByValue),
  },
  multipleOf: {
    inside: (location, limit) => {
      const start = startOf(location);
      return [start, round(start + (limit as number))].map(labelledByValue);
    },
    beyond: (location, limit) => {
      const start = startOf(location);
      const half = Number.isInteger(limit) && (limit as number) > 1 ? 1 : (limit as number) / 2;
      return [round(start + half), round(start - half)].map(labelledByValue);
    },
  },
};

function isInteger({ merged }: SchemaLocation): boolean {
  return !allowedTypes(merged).includes('number');
}

function startOf(location: SchemaLocation): number {
  const { min, max } = numberRange(location.merged, isInteger(location));
  return Number.isFinite(min) ? min : Number.isFinite(max) ? max : 0;
}

function atLeast(location: SchemaLocation): Candidate[] {
  const { min, step } = numberRange(location.merged, isInteger(location));
  return [min, round(min + step)].map(labelledByValue);
}

function atMost(location: SchemaLocation): Candidate[] {
  const { max, step } = numberRange(location.merged, isInteger(location));
  return [max, round(max - step)].map(labelledByValue);
}

function under(location: SchemaLocation, bound: number): Candidate[] {
  const { step } = numberRange(location.merged, isInteger(location));
  return [round(bound - (isInteger(location) ? Math.max(1, step) : step))].map(labelledByValue);
}

function over(location: SchemaLocation, bound: number): Candidate[] {
  const { step } = numberRange(location.merged, isInteger(location));
  return [round(bound + (isInteger(location) ? Math.max(1, step) : step))].map(labelledByValue);
}

function values(candidates: Candidate[]): number[] {
  return candidates.map(({ value }) => value as number);
}
