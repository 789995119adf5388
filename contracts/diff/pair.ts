import type { Operation, Spec } from '../openapi/spec.ts';
import type { Breaks } from './break.ts';
import type { Narrowing } from './narrowing.ts';

/** One operation in both documents. */
export interface Pair {
  oldSpec: Spec;
  newSpec: Spec;
  old: Operation;
  new: Operation;
}

/** What a rule finds; where it does not say, the place is the operation's. */
export interface Told {
  breaks: Breaks;
  message: string;
  old?: string;
  new?: string;
}

/** How an operation is called. What a parameter in its path goes by makes no difference to whoever calls it. */
export function callOf({ method, path }: Operation): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;
}

/** What a narrower schema of a request means for those who send it. */
export function requestTold(what: string, { at, wish, from, to }: Narrowing): Told {
  return {
    breaks: 'requests',
    message: `${what}${at === '' ? '' : ` ${at}`} must be ${wish}`,
    old: from,
    new: to,
  };
}
