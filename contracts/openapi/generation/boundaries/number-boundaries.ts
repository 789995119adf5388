import { typesOf } from '../make.ts';
import { rangeOf } from '../make-number.ts';
import type { SchemaLocation } from '../schema-location.ts';
import { type Boundary, type Candidate, told } from './boundary.ts';

/** Limits of numbers. */
export const numberBoundaries: Readonly<Record<string, Boundary>> = {
  minimum: { inside: atLeast, beyond: (site, said) => under(site, said as number) },
  exclusiveMinimum: {
    inside: atLeast,
    beyond: (site, said) => [said as number, ...values(under(site, said as number))].map(told),
  },
  maximum: { inside: atMost, beyond: (site, said) => over(site, said as number) },
  exclusiveMaximum: {
    inside: atMost,
    beyond: (site, said) => [said as number, ...values(over(site, said as number))].map(told),
  },
  multipleOf: {
    inside: (site, said) => {
      const start = startOf(site);
      return [start, start + (said as number)].map(told);
    },
    beyond: (site, said) => {
      const start = startOf(site);
      const half = Number.isInteger(said) && (said as number) > 1 ? 1 : (said as number) / 2;
      return [start + half, start - half].map(told);
    },
  },
};

function isInteger({ rules }: SchemaLocation): boolean {
  return !typesOf(rules).includes('number');
}

function startOf(site: SchemaLocation): number {
  const { least, most } = rangeOf(site.rules, isInteger(site));
  return Number.isFinite(least) ? least : Number.isFinite(most) ? most : 0;
}

function atLeast(site: SchemaLocation): Candidate[] {
  const { least, step } = rangeOf(site.rules, isInteger(site));
  return [least, least + step].map(told);
}

function atMost(site: SchemaLocation): Candidate[] {
  const { most, step } = rangeOf(site.rules, isInteger(site));
  return [most, most - step].map(told);
}

function under(site: SchemaLocation, bound: number): Candidate[] {
  const { step } = rangeOf(site.rules, isInteger(site));
  return [bound - (isInteger(site) ? Math.max(1, step) : step)].map(told);
}

function over(site: SchemaLocation, bound: number): Candidate[] {
  const { step } = rangeOf(site.rules, isInteger(site));
  return [bound + (isInteger(site) ? Math.max(1, step) : step)].map(told);
}

function values(candidates: Candidate[]): number[] {
  return candidates.map(({ value }) => value as number);
}
