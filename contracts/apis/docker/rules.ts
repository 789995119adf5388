import { tryParseJson } from '../../http/lossless-json.ts';
import type { CallInput } from '../../verify/engine/call-input.ts';
import type { VendorRules } from '../../verify/engine/vendor-rules.ts';

/** Decoded, a secret must be shorter (*seen*). */
const maxBytes = 512_000;

/** What an engine does that JSON Schema cannot say; all of it was seen on a real one. */
export const rules: VendorRules = {
  forbids(operationId, input, sample) {
    switch (operationId) {
      case 'SecretList':
      case 'NodeList':
        return mixesForms(input) ? 'all filters are arrays, or all are maps' : undefined;
      case 'SecretCreate':
        return forbiddenSecret(bodyOf(input));
      case 'SecretUpdate':
        return forbiddenUpdate(input, sample) ?? slashed(input);
      default:
        return slashed(input);
    }
  },
  allows(operationId, input) {
    if (operationId === 'NodeList' && choosesLoosely(input.query))
      return 'a role is in any case, and may be empty';
    // So Go decodes them.
    if (hasNull(input.body) || hasNull(filtersOf(input.query)))
      return '`null` is the empty value of any type';
    const { Data, Driver, Templating } = bodyOf(input);
    if (isNameless(Templating) || (operationId === 'SecretUpdate' && isNameless(Driver)))
      return 'a missing `Name` is an empty one, which is any name';
    if (Array.isArray(Data)) return 'bytes can be an array of numbers';
    return /[\r\n]/.test(String(Data)) ? 'line ends in base64 are skipped' : undefined;
  },
  // A short reference is the beginning of whichever IDs there are.
  incidental: ['SecretInspect 400'],
  stableMembers: ['Version'],
  // *seen*: an engine answers bad filters as it answers its own failures.
  serverErrorsOnInput: ['SecretList 500', 'NodeList 500'],
};

type Body = Record<string, unknown>;

function bodyOf({ body }: CallInput): Body {
  return body !== null && typeof body === 'object' && !Buffer.isBuffer(body) ? (body as Body) : {};
}

function isNameless(driver: unknown): boolean {
  return driver !== null && typeof driver === 'object' && !Object.hasOwn(driver, 'Name');
}

function forbiddenSecret({ Data, Driver }: Body): string | undefined {
  // An engine looks for an unknown one for 15 seconds.
  if (Driver !== undefined) return 'a driver has to be there';
  const isLong = typeof Data === 'string' && Buffer.from(Data, 'base64').length >= maxBytes;
  return isLong ? `a secret is shorter than ${maxBytes} bytes` : undefined;
}

function forbiddenUpdate(input: CallInput, sample: CallInput): string | undefined {
  const [body, own] = [bodyOf(input), bodyOf(sample)];
  if (body.Name !== own.Name || body.Data !== own.Data) return 'only labels can be updated';
  return input.query?.version === sample.query?.version ? undefined : 'the version is the current one';
}

// An engine decodes the path before it looks for the route, and its routes are of one line.
function slashed({ path }: CallInput): string | undefined {
  return /[/\n]/.test(String(path?.id ?? '')) ? 'an id has no slash' : undefined;
}

function mixesForms({ query }: CallInput): boolean {
  const filters = filtersOf(query);
  const forms =
    filters !== null && typeof filters === 'object' ? Object.values(filters).map(Array.isArray) : [];
  return new Set(forms).size > 1;
}

/** Whether a role or a membership differs from the document's in its case alone, or is empty. */
function choosesLoosely(query: CallInput['query']): boolean {
  const { role, membership } = (filtersOf(query) ?? {}) as Body;
  const values = [role, membership].flatMap((filter) =>
    Array.isArray(filter) ? filter : Object.keys(filter ?? {}),
  );
  return (
    values.map(String).some((value) => value !== value.toLowerCase() && isChoice.test(value)) ||
    values.includes('')
  );
}

const isChoice = /^(?:worker|manager|accepted|pending)$/i;

function filtersOf(query: CallInput['query']): unknown {
  return tryParseJson(String(query?.filters));
}

function hasNull(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'object' && !Buffer.isBuffer(value) && Object.values(value).some(hasNull);
}
