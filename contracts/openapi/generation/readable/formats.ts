import {
  date,
  dateTime,
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
} from './makers.ts';
import { momentOf, timeText } from './times.ts';

const reference = inTurn(url, these('/documents'));

/** Texts by the formats of JSON Schema and of OpenAPI's registry. */
export const textsByFormat: ReadonlyMap<string, Texts> = new Map(
  Object.entries<Texts>({
    'date-time': (context) => dateTime(context).slice(0, 2),
    date,
    time: ({ subject, choose }) => [timeText(momentOf(subject.name, choose)).slice(11)],
    duration,
    email,
    'idn-email': email,
    hostname,
    'idn-hostname': hostname,
    ipv4,
    ipv6,
    uri: url,
    url,
    iri: url,
    uuid,
    'uri-reference': reference,
    'iri-reference': reference,
  }),
);
