import { pick } from '../choices.ts';
import type { GenerationContext } from '../context.ts';
import { wordsOf } from './property-name-words.ts';
import type { Subject } from './subject.ts';

/** Words of what is seldom so. */
const seldom =
  /^(has|more|deleted|archived|disabled|expired|locked|revoked|blocked|banned|hidden|error|failed|deprecated|truncated|incomplete|private|test|suspended|cancelled|canceled)$/;

/** Whether what a name says is usually so. */
export function readableBoolean({ name, nth }: Subject): boolean {
  const isSeldom = wordsOf(name).some((word) => seldom.test(word));
  return isSeldom !== (nth % 2 === 0);
}

/** One of several values: for people the first that is not null, and its items in turn. */
export function chosen<Item>({ natural, subject, choose }: GenerationContext, items: readonly Item[]): Item {
  if (!subject || !natural || subject.rejected.has(subject.at)) return pick(choose, items);
  const shown = items.filter((item) => item !== null && item !== 'null');
  const list = shown.length > 0 ? shown : items;
  return list[subject.nth % list.length] as Item;
}
