import { formsOf } from '../checks/secret-never-leaks.ts';
import { redacted } from '../spec/redact.ts';

/** Shorter ones are in every text, and nothing would be left of it. */
const shortest = 6;

/** Takes known secret values out of a text, in each form that they are commonly written in. */
export type Hide = (text: string) => string;

/** Hides the secret values of a list, which may grow. */
export function createHide(secrets: readonly string[]): Hide {
  // Of a run's many secrets most forms start alike, so that a text without them is found to be so at once.
  const byStart = new Map<string, string[]>();
  let known = 0;
  const learn = (form: string) => {
    if (form.length < shortest) return;
    const start = form.slice(0, 12);
    byStart.set(start, [...(byStart.get(start) ?? []), form]);
  };
  return (text) => {
    for (; known < secrets.length; known += 1) formsOf(secrets[known] ?? '').forEach(learn);
    const likely = [...byStart].flatMap(([start, forms]) => (text.includes(start) ? forms : []));
    // One may continue another.
    const longestFirst = likely.sort((a, b) => b.length - a.length);
    return longestFirst.reduce((sofar, form) => sofar.replaceAll(form, redacted), text);
  };
}
