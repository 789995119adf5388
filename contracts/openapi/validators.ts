import type { ErrorObject } from 'ajv/dist/2020.js';
import { escapeStep } from '../http/json-pointer.ts';
import { documentedType } from '../http/media-type.ts';
import { type CompileOptions, createSchemaCompiler, type SchemaCompiler } from './ajv.ts';
import { type Document, type Header, type Located, type ResponseObject, resolve } from './document.ts';
import { type Direction, excludingKeyword } from './generation/copy-for-direction.ts';
import { requiresReadOrWriteOnly } from './requires-read-or-write-only.ts';
import { coerce, type DocumentSchemas } from './serialization/coerce.ts';
import { rulesOfParameter } from './serialization/parameter-rules.ts';
import { bestCandidate, parseHeader } from './serialization/parse-candidates.ts';
import { mediaTypeValidator } from './serialization/text-body.ts';
import type { Validate, Violation } from './violation.ts';

/** Validates one documented header of a response. */
export interface HeaderValidator {
  name: string;
  required: boolean;
  /** JSON pointer of the header. */
  pointer: string;
  validate: Validate;
}

/** The validators of a document. Each is compiled at its first use, which throws where it does not compile. */
export interface Validators {
  /**
   * The validator of JSON by the schema at a JSON pointer. With a direction, properties that the direction excludes are
   * not required: `readOnly` ones in requests, `writeOnly` ones in responses.
   */
  json(pointer: string, direction?: Direction): Validate;
  /**
   * All violations of a value by the schema at a JSON pointer, the first hundred; empty where it is valid. It takes as long
   * as the value is large, so that callers limit the size.
   */
  all(pointer: string, direction?: Direction): (value: unknown) => Violation[];
  /** The same for strings of paths, queries and headers: `"5"` is an integer there. */
  text(pointer: string): Validate;
  headersOf(response: Located<ResponseObject>): HeaderValidator[];
  /** The validator of a response's body; `undefined` where the media type or its schema is not documented. */
  bodyOf(response: Located<ResponseObject>, mediaType: string): Validate | undefined;
}

/** Creates the validators of a document. Only schemas that are used are compiled. */
export function createValidators(document: Document, options: CompileOptions): Validators {
  const plain = validatorsOf(document, options);
  const directed = { request: inDirection('request'), response: inDirection('response') };
  // Most schemas are the same in both directions, and are compiled once.
  function inDirection(direction: Direction): (pointer: string) => Validate {
    const keyword = excludingKeyword[direction];
    const own = validatorsOf(document, options, direction);
    return memoize((pointer) => (requiresReadOrWriteOnly(document, pointer, keyword) ? own : plain)(pointer));
  }
  const json: Validators['json'] = (pointer, direction) =>
    direction === undefined ? plain(pointer) : directed[direction](pointer);
  const all: Validators['all'] = allViolationsOf(document, options);
  const schemas = { document, validators: { json } };
  const text = memoize((pointer: string): Validate => {
    const validate = json(pointer);
    return (value) => validate(coerce(schemas, pointer, String(value)));
  });
  const headersOf = memoize((response: Located<ResponseObject>) => headerRules(schemas, response));
  const bodies = memoize((response: Located<ResponseObject>) =>
    memoize((mediaType: string) => {
      const content = response.value.content ?? {};
      const key = documentedType(Object.keys(content), mediaType);
      const value = key === undefined ? undefined : content[key];
      if (key === undefined || !value) return undefined;
      const type = { value, pointer: `${response.pointer}/content/${escapeStep(key)}` };
      return mediaTypeValidator(schemas, type, mediaType, 'response');
    }),
  );
  return { json, all, text, headersOf, bodyOf: (response, mediaType) => bodies(response)(mediaType) };
}

function validatorsOf(
  document: Document,
  options: CompileOptions,
  direction?: Direction,
): (pointer: string) => Validate {
  const compiler = lazily(() => createSchemaCompiler(document, options, direction));
  return memoize((pointer) => {
    const validate = compiler().compileAt(pointer);
    return (value) => (validate(value) ? undefined : violation(validate.errors, pointer, compiler()));
  });
}

const maxViolations = 100;

/** A value is rarely invalid, so that schemas are compiled a second time only then. */
function allViolationsOf(document: Document, options: CompileOptions): Validators['all'] {
  const compilers = memoize((direction: Direction | undefined) =>
    createSchemaCompiler(document, { ...options, allErrors: true }, direction),
  );
  const validators = memoize((direction: Direction | undefined) =>
    memoize((pointer: string) => compilers(direction).compileAt(pointer)),
  );
  return (pointer, direction) => (value) => {
    const validate = validators(direction)(pointer);
    if (validate(value)) return [];
    const errors = (validate.errors ?? []).slice(0, maxViolations);
    return errors.map((error) => withDetails(error, violation([error], pointer, compilers(direction))));
  };
}

function withDetails({ params }: ErrorObject, violation: Violation): Violation {
  if (Array.isArray(params.passingSchemas)) return { ...violation, isAmbiguous: true };
  const extra: unknown = params.additionalProperty ?? params.unevaluatedProperty;
  const property: unknown = params.missingProperty ?? extra;
  if (typeof property !== 'string') return violation;
  const named = typeof extra === 'string' ? `: ${JSON.stringify(extra.slice(0, 80))}` : '';
  return { ...violation, message: `${violation.message}${named}`, property };
}

function headerRules(schemas: DocumentSchemas, response: Located<ResponseObject>): HeaderValidator[] {
  return Object.entries(response.value.headers ?? {}).map(([name, header]) => {
    const at = `${response.pointer}/headers/${escapeStep(name)}`;
    const { value, pointer } = resolve<Header>(schemas.document, header, at);
    const rules = rulesOfParameter(schemas.document, { value: { ...value, name, in: 'header' }, pointer });
    const validate = cacheValid(
      (text) => bestCandidate(schemas, rules, parseHeader(rules, String(text))).violation,
    );
    return { name, required: value.required ?? false, pointer, validate };
  });
}

/** Headers often repeat: remembers valid ones. Bounded, since callers choose some of them. */
function cacheValid(validate: Validate): Validate {
  const valid = new Set<unknown>();
  return (value) => {
    if (valid.has(value)) return undefined;
    const violation = validate(value);
    if (!violation && valid.size < 100) valid.add(value);
    return violation;
  };
}

function violation(
  errors: ErrorObject[] | null | undefined,
  pointer: string,
  compiler: SchemaCompiler,
): Violation {
  const error = errors?.[0];
  if (!error) throw new Error(`ajv rejected a value by ${pointer} without an error`);
  const detail = 'allowedValue' in error.params ? ` ${JSON.stringify(error.params.allowedValue)}` : '';
  const at = compiler.pointerOf(error.parentSchema);
  return {
    pointer: error.instancePath,
    keyword: error.keyword,
    message: `${error.message}${detail}`,
    schemaPointer: at === undefined ? pointer : `${at}/${escapeStep(error.keyword)}`,
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function memoize<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined || made.has(key)) return known as Value;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
