import { wordsOf } from './property-name-words.ts';
import {
  date,
  dateTime,
  digits,
  duration,
  email,
  hostname,
  inTurn,
  ipv4,
  ipv6,
  type Texts,
  these,
  url,
  uuid,
} from './text-makers.ts';
import { momentOf, timeText } from './times.ts';

/** Texts of which there are as many as ids need, for these. */
const orUnique =
  (texts: Texts, withDigits: (digits: string) => string): Texts =>
  (context) => {
    if (wordsOf(context.subject.name).at(-1) !== 'id') return texts(context);
    return [withDigits(digits(16)(context)[0] ?? ''), ...texts(context)];
  };

const address = orUnique(email, (unique) => `${unique}@example.com`);
const host = orUnique(hostname, (unique) => `${unique}.example.com`);
const link = orUnique(url, (unique) => `https://example.com/${unique}`);
const reference = inTurn(link, these('/documents'));

/** Texts by the formats of JSON Schema and of OpenAPI's registry. */
export const textsByFormat: ReadonlyMap<string, Texts> = new Map(
  Object.entries<Texts>({
    'date-time': (context) => dateTime(context).slice(0, 2),
    date,
    time: ({ subject, choose }) => [timeText(momentOf(subject.name, choose)).slice(11)],
    duration,
    email: address,
    'idn-email': address,
    hostname: host,
    'idn-hostname': host,
    ipv4,
    ipv6,
    uri: link,
    url: link,
    iri: link,
    uuid,
    'uri-reference': reference,
    'iri-reference': reference,
  }),
);
