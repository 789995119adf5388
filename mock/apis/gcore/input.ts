import { isUtf8 } from 'node:buffer';
import { isRecord } from '../../../contracts/http/is-record.ts';
import { tryParseJson } from '../../../contracts/http/lossless-json.ts';
import type { HttpRequest } from '../../../contracts/http/message.ts';
import { resolve } from '../../../contracts/openapi/document.ts';
import { coerce } from '../../../contracts/openapi/serialization/coerce.ts';
import type { components } from '../../../generated/gcore.ts';
import { countValues } from '../../core/complexity-limits.ts';
import { errors, type InvalidFields } from './errors.ts';
import { fieldRequired, violationText } from './pydantic-messages.ts';
import type { Changes, GcoreState, Scope } from './state.ts';

// Reads a request by the document's own rules. Each function throws a Refusal with all violations.

type NewSecret = components['schemas']['PullSecretCreateSerializer'];

const schemas = '#/components/schemas';
/** In the order in which they are reported (G-A8). */
const members = ['name', 'registry', 'login', 'password'] as const;

/** The project and the region that a path names, as text: an id can have more digits than a number (G-A18). */
export function readScope(
  path: Readonly<Record<'project_id' | 'region_id', unknown>>,
  state: GcoreState,
): Scope {
  const texts = { project_id: String(path.project_id), region_id: String(path.region_id) };
  const violations = new Map<string, string>();
  readInteger(state, 'ProjectId', 'project_id', texts.project_id, violations);
  readInteger(state, 'RegionId', 'region_id', texts.region_id, violations);
  refuseViolations(state, violations);
  return { project: BigInt(texts.project_id).toString(), region: BigInt(texts.region_id).toString() };
}

/** `limit` and `offset`; of a repeated one the last counts (G-A17), and neither is corrected (G-A16). */
export function readPage({ query }: HttpRequest, state: GcoreState): { limit: number; offset: number } {
  const given = new URLSearchParams(query);
  const violations = new Map<string, string>();
  const limit = readInteger(state, 'Limit', 'limit', given.getAll('limit').at(-1), violations);
  const offset = readInteger(state, 'Offset', 'offset', given.getAll('offset').at(-1), violations);
  refuseViolations(state, violations);
  return { limit, offset };
}

/** The four members of a new secret, as they were sent (G-A26); others are dropped (G-A11). */
export function readNewSecret(request: HttpRequest, state: GcoreState): NewSecret {
  const body = readObject(request, state);
  const violations = new Map<string, string>();
  for (const name of members) {
    const pointer = `${schemas}/PullSecretCreateSerializer/properties/${name}`;
    const text = Object.hasOwn(body, name) ? violationText(state.spec, pointer, body[name]) : fieldRequired;
    if (text !== undefined) violations.set(name, text);
  }
  refuseViolations(state, violations);
  const { name, registry, login, password } = body as NewSecret;
  return { name, registry, login, password };
}

/** What an update replaces: the members that are there and not null (G-A12). */
export function readChanges(request: HttpRequest, state: GcoreState): Changes {
  const body = readObject(request, state);
  const violations = new Map<string, string>();
  const changes: Changes = {};
  for (const name of ['registry', 'login', 'password'] as const) {
    const value = Object.hasOwn(body, name) ? body[name] : null;
    const schema = { registry: 'NewRegistry', login: 'NewLogin', password: 'NewPassword' }[name];
    const text = violationText(state.spec, `${schemas}/${schema}`, value);
    if (text !== undefined) violations.set(name, text);
    else if (value !== null) changes[name] = value as string;
  }
  refuseViolations(state, violations);
  return changes;
}

// Nothing at all is `{}`, and the content type is not looked at (G-A10, G-A23).
function readObject({ body }: HttpRequest, state: GcoreState): Record<string, unknown> {
  if (body.length === 0) return {};
  const value = isUtf8(body) ? tryParseJson(body) : undefined;
  if (value === undefined) throw state.refusal(errors.invalid({ body: ['Invalid JSON'] }));
  countValues(value);
  if (!isRecord(value)) throw state.refusal(errors.invalid({ body: ['Input should be an object'] }));
  return value;
}

function readInteger(
  { spec }: GcoreState,
  parameter: 'ProjectId' | 'RegionId' | 'Limit' | 'Offset',
  name: string,
  text: string | undefined,
  violations: Map<string, string>,
): number {
  const pointer = `#/components/parameters/${parameter}/schema`;
  const schema = resolve<{ default?: number }>(spec.document, { $ref: pointer }, '').value;
  const value = text === undefined ? schema.default : coerce(spec, pointer, text);
  const violation = violationText(spec, pointer, value);
  if (violation !== undefined) violations.set(name, violation);
  return Number(value);
}

function refuseViolations(state: GcoreState, violations: ReadonlyMap<string, string>): void {
  if (violations.size === 0) return;
  const fields: InvalidFields = Object.fromEntries([...violations].map(([name, text]) => [name, [text]]));
  throw state.refusal(errors.invalid(fields));
}
