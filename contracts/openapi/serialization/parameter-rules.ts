import { escapeStep } from '../../http/json-pointer.ts';
import type { Document, Located, Parameter, Schema, Style } from '../document.ts';
import type { Operation } from '../operation.ts';
import type { ValueShape } from './join-and-split.ts';
import { composedSchemas, schemaTypes } from './schema-types.ts';

/** How a parameter is serialized and validated, with all defaults filled in. */
export interface ParameterRules {
  name: string;
  in: Parameter['in'];
  required: boolean;
  style: Style;
  explode: boolean;
  allowReserved: boolean;
  allowEmptyValue: boolean;
  /** The media type that the value is serialized in, instead of a style. */
  mediaType: string | undefined;
  /** Whether it is the whole query. */
  isWholeQuery: boolean;
  /** JSON pointer of the parameter. */
  pointer: string;
  /** JSON pointer of its schema; `undefined` where it has none. */
  schemaPointer: string | undefined;
  /** The shapes that its schema allows, the likeliest first. */
  shapes: readonly ValueShape[];
  /** The properties that its schema defines. */
  properties: ReadonlySet<string>;
  /** Whether its schema explicitly allows other properties. */
  open: boolean;
  default: unknown;
}

const known = new WeakMap<Operation, readonly ParameterRules[]>();

/** The rules of an operation's parameters. */
export function parametersOf(document: Document, operation: Operation): readonly ParameterRules[] {
  const before = known.get(operation);
  if (before) return before;
  const rules = operation.parameters.map((parameter) => rulesOfParameter(document, parameter));
  known.set(operation, rules);
  return rules;
}

/** The rules of one parameter. */
export function rulesOfParameter(document: Document, { value, pointer }: Located<Parameter>): ParameterRules {
  const style = value.style ?? (value.in === 'query' || value.in === 'cookie' ? 'form' : 'simple');
  const [mediaType] = Object.keys(value.content ?? {});
  const at =
    mediaType === undefined ? `${pointer}/schema` : `${pointer}/content/${escapeStep(mediaType)}/schema`;
  const schema = mediaType === undefined ? value.schema : value.content?.[mediaType]?.schema;
  const located: Located<Schema> = { value: schema ?? true, pointer: at };
  const parts = composedSchemas(document, located).map((part) => part.value);
  return {
    name: value.name,
    in: value.in,
    required: value.required ?? value.in === 'path',
    style,
    explode: value.explode ?? (style === 'form' || style === 'cookie'),
    allowReserved: value.allowReserved ?? false,
    allowEmptyValue: value.allowEmptyValue ?? false,
    mediaType,
    isWholeQuery: value.isWholeQuery ?? false,
    pointer,
    schemaPointer: schema === undefined ? undefined : at,
    shapes: valueShapes(document, located.value),
    properties: new Set(parts.flatMap((part) => Object.keys((part.properties ?? {}) as object))),
    open: parts.some(
      (part) => part.additionalProperties !== undefined && part.additionalProperties !== false,
    ),
    default: parts.find((part) => part.default !== undefined)?.default,
  };
}

/** The shapes that a schema allows, the likeliest first. */
export function valueShapes(document: Document, schema: Schema): ValueShape[] {
  const types = schemaTypes(document, schema);
  if (!types) return ['scalar'];
  const shapes: ValueShape[] = [];
  if ([...types].some((type) => type !== 'array' && type !== 'object' && type !== 'null'))
    shapes.push('scalar');
  if (types.has('array')) shapes.push('array');
  if (types.has('object')) shapes.push('object');
  return shapes.length > 0 ? shapes : ['scalar'];
}
