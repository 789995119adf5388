import { createHash } from 'node:crypto';
import { startLength } from '../../openapi/redaction/secret-forms.ts';

/** A run's secret value of this number, of so many letters at most. */
export function secretValue(run: string, number: number, most: number): string {
  const whole = `bonafide-secret-${run}-${number}`;
  return whole.length <= most ? whole : shortOf(run, whole, most);
}

/**
 * What no other text has in it, though it is short: what a long one hashes to. Where there is room, those of a run start
 * alike: they are looked for in every answer, and that takes as long as there are starts.
 */
function shortOf(run: string, text: string, length: number): string {
  const digest = (of: string) => createHash('sha256').update(of).digest('hex');
  const start = length < startLength + shortestRest ? '' : digest(run).slice(0, startLength);
  return `${start}${digest(text)}`.slice(0, length);
}

/** So many letters of a hash distinguish the secrets of a run. */
const shortestRest = 6;
