import {
  type Document,
  escapeStep,
  type Located,
  type Parameter,
  type Schema,
  type Style,
} from '../document.ts';
import type { Operation } from '../operation.ts';
import type { Shape } from './delimited.ts';
import { partsOf, typesOf } from './schema-types.ts';

/** A parameter with everything that its document leaves unsaid filled in. */
export interface ParameterRules {
  name: string;
  in: Parameter['in'];
  required: boolean;
  style: Style;
  explode: boolean;
  allowReserved: boolean;
  allowEmptyValue: boolean;
  /** The media type that the value is written in, instead of a style. */
  mediaType: string | undefined;
  /** Where the document has it. */
  pointer: string;
  /** Where the document has its schema; `undefined` where it has none. */
  schemaPointer: string | undefined;
  /** The shapes that its schema lets through; the first is the likeliest. */
  shapes: readonly Shape[];
  /** The properties that its schema names. */
  properties: ReadonlySet<string>;
  /** Whether its schema says that any other property will do. */
  open: boolean;
  default: unknown;
}

const known = new WeakMap<Operation, readonly ParameterRules[]>();

/** The rules of an operation's parameters. */
export function parametersOf(document: Document, operation: Operation): readonly ParameterRules[] {
  const before = known.get(operation);
  if (before) return before;
  const rules = operation.parameters.map((parameter) => rulesOf(document, parameter));
  known.set(operation, rules);
  return rules;
}

/** The rules of one parameter. */
export function rulesOf(document: Document, { value, pointer }: Located<Parameter>): ParameterRules {
  const style = value.style ?? (value.in === 'query' || value.in === 'cookie' ? 'form' : 'simple');
  const [mediaType] = Object.keys(value.content ?? {});
  const at =
    mediaType === undefined ? `${pointer}/schema` : `${pointer}/content/${escapeStep(mediaType)}/schema`;
  const schema = mediaType === undefined ? value.schema : value.content?.[mediaType]?.schema;
  const located: Located<Schema> = { value: schema ?? true, pointer: at };
  const parts = partsOf(document, located).map((part) => part.value);
  return {
    name: value.name,
    in: value.in,
    required: value.required ?? value.in === 'path',
    style,
    explode: value.explode ?? style === 'form',
    allowReserved: value.allowReserved ?? false,
    allowEmptyValue: value.allowEmptyValue ?? false,
    mediaType,
    pointer,
    schemaPointer: schema === undefined ? undefined : at,
    shapes: shapesOf(document, located.value),
    properties: new Set(parts.flatMap((part) => Object.keys((part.properties ?? {}) as object))),
    open: parts.some(
      (part) => part.additionalProperties !== undefined && part.additionalProperties !== false,
    ),
    default: parts.find((part) => part.default !== undefined)?.default,
  };
}

/** The shapes that a schema lets through, the likeliest first. */
export function shapesOf(document: Document, schema: Schema): Shape[] {
  const types = typesOf(document, schema);
  if (!types) return ['scalar'];
  const shapes: Shape[] = [];
  if ([...types].some((type) => type !== 'array' && type !== 'object' && type !== 'null'))
    shapes.push('scalar');
  if (types.has('array')) shapes.push('array');
  if (types.has('object')) shapes.push('object');
  return shapes.length > 0 ? shapes : ['scalar'];
}
