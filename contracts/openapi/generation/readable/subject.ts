import { escapeStep } from '../../../http/json-pointer.ts';
import { type Choose, pick } from '../choices.ts';
import { type Person, people } from './people.ts';

/** What a value is about that people will read. */
export interface Subject {
  /** The name of the property; that of the list for its items, and '' for a whole body. */
  name: string;
  /** The name of the schema that describes it, if it has one. */
  schema: string;
  /** The names of the object that has the property: its schema's, and its own. */
  owners: readonly string[];
  /** JSON pointer into the whole value. */
  at: string;
  /** The index in a list, 0 outside of one. */
  nth: number;
  /** The person that an object describes, where it describes one. */
  person: Person;
  /** Whether, without a better idea, any word or number is as good as the plainest: `string`, 0. */
  isVaried: boolean;
  /** Where values of earlier attempts were not valid: neither an example nor a name is followed there again. */
  rejected: ReadonlySet<string>;
  /** Where this attempt has taken an example. */
  taken: Set<string>;
}

/** The subject of a whole value. */
export function subjectOf(
  { name, isVaried, rejected }: Pick<Subject, 'name' | 'isVaried' | 'rejected'>,
  choose: Choose,
): Subject {
  const person = pick(choose, people);
  return { name, isVaried, rejected, person, schema: '', owners: [], at: '', nth: 0, taken: new Set() };
}

/** The same, described by a schema. */
export function describedBy(subject: Subject, schema: unknown): Subject {
  const name = schemaName(schema);
  return name === '' ? subject : { ...subject, schema: name };
}

/** The subject of an object, which is about somebody of its own. */
export function withPerson(subject: Subject, choose: Choose): Subject {
  return { ...subject, person: pick(choose, people) };
}

/** The subject of a property. The members of a map are what the map is named after. */
export function memberOf(subject: Subject, name: string, isInMap: boolean): Subject {
  const at = `${subject.at}/${escapeStep(name)}`;
  if (isInMap) return { ...subject, at, schema: '' };
  return { ...subject, at, name, schema: '', owners: [subject.schema, subject.name] };
}

/** The subject of an item of a list. */
export function itemOf(subject: Subject, index: number): Subject {
  return { ...subject, at: `${subject.at}/${index}`, nth: index, schema: '' };
}

/** What is to be rejected for an invalid value: the example that it is in, else its own location. */
export function culpritOf(location: string, taken: ReadonlySet<string>): string {
  const steps = location.split('/');
  const above = steps.map((_, index) => steps.slice(0, index + 1).join('/'));
  return above.find((one) => taken.has(one)) ?? location;
}

function schemaName(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null) return '';
  const { $ref, allOf, oneOf, anyOf } = schema as Record<string, unknown>;
  if (typeof $ref === 'string') return $ref.split('/').at(-1) ?? '';
  const [inner] = [allOf, oneOf, anyOf].filter(Array.isArray).flat();
  return inner === undefined ? '' : schemaName(inner);
}
