/** One way in which a schema differs from another one to a consumer's disadvantage. */
export interface Difference {
  /**
   * `narrower`: it rejects values that the other one allows. `removed`: it does not declare a value that the old schema
   * declares. `default`: a value that is not sent counts as another one.
   */
  kind: 'narrower' | 'removed' | 'default';
  /** Path of the value inside the instance: `/tags/*`; empty for the whole value. */
  path: string;
  /** What the narrower schema requires: `at least 3`; what the default is. Empty for what is removed. */
  requirement: string;
  /** JSON pointers of the two schemas. */
  from: string;
  to: string;
}

/** Where a difference is. */
export type Place = Pick<Difference, 'path' | 'from' | 'to'>;

/** A value is no longer allowed, or was always so. */
export function narrower(at: Place, requirement: string): Difference {
  return { ...at, kind: 'narrower', requirement };
}

/** A value for people, not too long. */
export function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
