import { isRecord } from '../../../contracts/http/is-record.ts';
import { tryParseJson } from '../../../contracts/http/lossless-json.ts';
import type { HttpRequest } from '../../../contracts/http/message.ts';
import type { components } from '../../../generated/ecp.ts';
import { refuse, refuseMissing } from './errors.ts';

// What the platform reads from a request, in its own order: all of it throws a Refusal. A body is JSON whatever its
// content type (E-A30), and members and parameters that are not known are ignored (E-A15).

type CreateBody = components['schemas']['CreateImagePullSecret'];

/** What a new secret is made from. */
export type NewSecret = Omit<CreateBody, 'description'> & { description: string };

/** What an update replaces. */
export type Change = Partial<Pick<NewSecret, 'description' | 'username' | 'password'>>;

/** Which secrets to list. */
export interface ListQuery {
  searchString: string;
  offset: number;
  limit: number;
}

const changeable = ['description', 'username', 'password'] as const;
/** In the order in which they are missed (E-A9). */
const required = ['name', 'namespace', 'registry', 'username', 'password'] as const;

/** The offset is looked at before the limit, and an empty text is no integer (E-A22). */
export function readListQuery({ query }: HttpRequest): ListQuery {
  const values = new URLSearchParams(query);
  const last = (name: string) => values.getAll(name).at(-1);
  const offset = integerOf(last('offset') ?? '0');
  if (!(offset >= 0)) throw refuse('invalidListOffset');
  const limit = integerOf(last('limit') ?? '100');
  if (!(limit >= 1 && limit <= 200)) throw refuse('invalidListLimit');
  return { searchString: last('searchString') ?? '', offset, limit };
}

/** Checks first the types (E-A14), then what is missing; name and namespace are checked later (E-A10). */
export function readNewSecret({ body }: HttpRequest): NewSecret {
  const members = objectOf(body);
  refuseOtherThanText(members, [...required, 'description']);
  for (const field of required) if (!members[field]) throw refuseMissing(field);
  return { ...(members as unknown as CreateBody), description: textOf(members.description) };
}

/** Of the members that can be changed, those that are there. No body changes nothing (E-A16). */
export function readChange({ body }: HttpRequest): Change {
  const members = body.length === 0 ? {} : objectOf(body);
  refuseOtherThanText(members, changeable);
  for (const field of ['username', 'password']) {
    if (Object.hasOwn(members, field) && !members[field]) throw refuseMissing(field); // E-A17
  }
  const given = changeable.filter((field) => Object.hasOwn(members, field));
  return Object.fromEntries(given.map((field) => [field, textOf(members[field])]));
}

type Members = Readonly<Record<string, unknown>>;

function objectOf(body: Buffer): Members {
  const value = tryParseJson(body);
  // What is not JSON is the same as a value that is no object (E-A14).
  if (!isRecord(value)) throw refuse('invalidRequestBody');
  return value;
}

function refuseOtherThanText(members: Members, fields: readonly string[]): void {
  const isText = (value: unknown) => value === undefined || value === null || typeof value === 'string';
  if (!fields.every((field) => isText(members[field]))) throw refuse('invalidRequestBody');
}

// A description that is null is the same as none (E-A18).
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function integerOf(text: string): number {
  return /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
}
