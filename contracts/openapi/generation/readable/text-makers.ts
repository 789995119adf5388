import type { Choose } from '../choices.ts';
import type { LengthRange } from '../pattern-text.ts';
import { type Person, people } from './people.ts';
import { wordsOf } from './property-name-words.ts';
import type { Subject } from './subject.ts';
import { momentOf, timeText } from './times.ts';

/** What texts are chosen by. */
export interface TextContext {
  subject: Subject;
  lengths: LengthRange;
  choose: Choose;
}

/** Texts for one meaning, the best first. */
export type Texts = (context: TextContext) => readonly string[];

/** These, in this order. */
export const these =
  (...texts: string[]): Texts =>
  () =>
    texts;

/** Any of these. */
export const anyOf =
  (...texts: string[]): Texts =>
  ({ choose }) =>
    startingAt(texts, choose(texts.length - 1));

function startingAt<Item>(list: readonly Item[], start: number): Item[] {
  return [...list.slice(start), ...list.slice(0, start)];
}

/** All of several meanings. */
export const inTurn =
  (...all: Texts[]): Texts =>
  (context) =>
    all.flatMap((texts) => texts(context));

/** What a person has, then what others have. */
export const ofPerson =
  (text: (person: Person) => string): Texts =>
  ({ subject: { person } }) => [...new Set(startingAt(people, people.indexOf(person)).map(text))];

/** Random digits of a number system, as many as are usual or, where that is too short or long, allowed. */
export const digits =
  (usual: number, alphabet = '0123456789abcdef'): Texts =>
  ({ choose, lengths: { min, max } }) => {
    const length = Math.max(Math.min(usual, max), min, 1);
    return [Array.from({ length }, () => alphabet[choose(alphabet.length - 1)]).join('')];
  };

export const fullName = ofPerson(({ first, last }) => `${first} ${last}`);
export const email = ofPerson(({ first, last }) => `${first}.${last}@example.com`.toLowerCase());
export const hostname = anyOf('example.com', 'api.example.com', 'www.example.com');
export const ipv4: Texts = ({ choose }) => [`192.0.2.${1 + choose(253)}`];
export const ipv6: Texts = ({ choose }) => [`2001:db8::${(1 + choose(0xfffe)).toString(16)}`];
export const duration = anyOf('PT30M', 'P1D', 'P7D');

export const uuid: Texts = (context) => {
  const [hex = ''] = digits(30)({ ...context, lengths: { min: 30, max: 30 } });
  const variant = context.choose(1) === 0 ? '8' : 'b';
  return [
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`,
  ];
};

/** Addresses on the web that say what they lead to: `https://example.com/avatar.png`. */
export const url: Texts = ({ subject }) => {
  const words = wordsOf(subject.name).filter((word) => !/^(ur[li]s?|href|links?|https?|html)$/.test(word));
  const isPicture = words.some((word) => /^(image|avatar|logo|photo|picture|icon|thumbnail)s?$/.test(word));
  const path = `${words.join('-')}${isPicture ? '.png' : ''}`;
  const isHome = /^(web-?site|(home-?)?page|home|)$/.test(path);
  return [`https://example.com/${isHome ? '' : path}`, 'https://example.com/', 'https://example.com'];
};

/** A time in several notations. */
export const dateTime: Texts = ({ subject, choose }) => {
  const moment = momentOf(subject.name, choose);
  const text = timeText(moment);
  const whole = new Date(moment).toISOString();
  return [
    text,
    whole,
    text.slice(0, 19),
    text.slice(0, 19).replace('T', ' '),
    text.slice(0, 10),
    `${moment / 1000}`,
  ];
};

export const date: Texts = (context) => dateTime(context).map((text) => text.slice(0, 10));
