import type { Operation } from '../../openapi/spec.ts';
import type { CallInput } from './call-input.ts';

/** Whether a method is safe by its definition (RFC 9110, section 9.2.1; QUERY). */
export function isReading(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE'].includes(method);
}

const verbs =
  'shutdown|shut-down|restart|reboot|reset|stop|kill|purge|wipe|flush|truncate|drop|delete|remove|clear';
const asSegment = new RegExp(`^(${verbs})([-_:].*|all)?$`, 'i');
const asFirstWord = new RegExp(`^(${verbs})(?![a-z])`);

/** Whether a GET says by its name that it changes something, as it should not. */
export function changesByName({ id, path }: Operation): boolean {
  const last = path.split('/').findLast((segment) => segment !== '' && !segment.includes('{')) ?? '';
  return asSegment.test(last) || asFirstWord.test(id);
}

/** The header or parameter of a call by which many servers take it for one of another method. */
export function overridesMethod({ headers = {}, query = {} }: CallInput): string | undefined {
  const isGiven = (group: Record<string, unknown>) => (name: string) => group[name] !== undefined;
  const header = Object.keys(headers).filter(isGiven(headers));
  return (
    header.find((name) => /^x-(http-)?method(-override)?$/i.test(name)) ??
    Object.keys(query)
      .filter(isGiven(query))
      .find((name) => name === '_method')
  );
}
