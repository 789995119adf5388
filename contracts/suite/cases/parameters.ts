import type { Located, Parameter, Schema } from '../../spec/document.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { boundaryValues, brokenValues } from '../../spec/values/index.ts';
import type { CallInput } from '../wire.ts';
import type { Side, Variation } from './variation.ts';

/** Parameters on one side of every limit. */
export function parameterVariations(
  spec: Spec,
  operation: Operation,
  sample: CallInput,
  side: Side,
): Variation[] {
  return operation.parameters.flatMap((parameter) => {
    // A path that means something else may mean what is somebody's: it is only looked at.
    if (parameter.value.in === 'path' && side === 'inside' && operation.method !== 'GET') return [];
    return [...ofValues(spec, parameter, sample, side), ...absent(parameter, sample, side)];
  });
}

function ofValues(
  spec: Spec,
  { value: parameter, pointer }: Located<Parameter>,
  sample: CallInput,
  side: Side,
): Variation[] {
  const at = schemaOf(parameter, pointer);
  if (!at) return [];
  const labels = side === 'inside' ? boundaryValues : brokenValues;
  const base = baseOf(groupOf(sample, parameter)?.[parameter.name], at.packed);
  const values = labels(spec, at.schema, { direction: 'request', pointer: at.pointer, base });
  const notJson =
    at.packed && side === 'beyond' ? [{ what: 'no JSON', value: '{"a":', schemaPointer: at.pointer }] : [];
  const packed = values.map((label) => ({
    ...label,
    value: at.packed ? JSON.stringify(label.value) : label.value,
  }));
  return [...packed, ...notJson]
    .filter(({ value }) => canBeWritten(parameter, value))
    .map(({ what, value, schemaPointer }) => ({
      what: `${parameter.name}: ${what}`,
      schemaPointer,
      parameter: pointer,
      of: (sample) => withParameter(sample, parameter, value),
    }));
}

function baseOf(given: unknown, isPacked: boolean): unknown {
  return isPacked && typeof given === 'string' ? JSON.parse(given) : given;
}

/** A parameter's schema, or that of the JSON that its text is (JSON Schema Validation 2020-12, section 8.5). */
export function schemaOf(
  { schema, content }: Parameter,
  pointer: string,
): { schema: Schema; pointer: string; packed: boolean } | undefined {
  if (content !== undefined) {
    const [[mediaType = '', typed] = []] = Object.entries(content);
    const at = `${pointer}/content/${mediaType.replaceAll('~', '~0').replaceAll('/', '~1')}/schema`;
    return typed?.schema === undefined ? undefined : { schema: typed.schema, pointer: at, packed: false };
  }
  if (schema === undefined) return undefined;
  const inner = typeof schema === 'object' ? (schema.contentSchema as Schema | undefined) : undefined;
  if (inner === undefined) return { schema, pointer: `${pointer}/schema`, packed: false };
  return { schema: inner, pointer: `${pointer}/schema/contentSchema`, packed: true };
}

function absent(
  { value: parameter, pointer }: Located<Parameter>,
  sample: CallInput,
  side: Side,
): Variation[] {
  const isGiven = groupOf(sample, parameter)?.[parameter.name] !== undefined;
  const isInside = parameter.required !== true;
  if (parameter.in === 'path' || isInside !== (side === 'inside') || !isGiven) return [];
  const of = (given: CallInput) => withParameter(given, parameter, undefined);
  return [{ what: `no ${parameter.name}`, schemaPointer: `${pointer}/required`, parameter: pointer, of }];
}

const groups = { path: 'path', query: 'query', header: 'headers', cookie: 'cookie' } as const;

function groupOf(sample: CallInput, { in: place }: Parameter): Readonly<Record<string, unknown>> | undefined {
  return sample[groups[place]];
}

function withParameter(sample: CallInput, parameter: Parameter, value: unknown): CallInput {
  const group = { ...groupOf(sample, parameter), [parameter.name]: value };
  return { ...sample, [groups[parameter.in]]: group };
}

/** Headers have no way to write most characters, and paths have no empty steps. */
function canBeWritten({ in: place }: Parameter, value: unknown): boolean {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (place === 'path') return text !== '' && text !== '.' && text !== '..' && text.length < 2000;
  if (place === 'query') return text.length < 4000;
  return /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text) && text.length < 2000;
}
