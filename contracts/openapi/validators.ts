import type { ErrorObject } from 'ajv/dist/2020.js';
import { documentedType } from '../http/media-type.ts';
import { type AjvOptions, type Compiler, createCompiler } from './ajv.ts';
import {
  type Document,
  escapeStep,
  type Header,
  type Located,
  type ResponseObject,
  resolve,
} from './document.ts';
import { absentMark, type Direction } from './generation/direction.ts';
import { requiresReadOrWriteOnly } from './requires-read-or-write-only.ts';
import { coerce, type Judge } from './serialization/coerce.ts';
import { rulesOf } from './serialization/parameter-rules.ts';
import { bestCandidate, parseHeader } from './serialization/parse-candidates.ts';
import { bodyValidator } from './serialization/text-body.ts';
import type { Validate, Violation } from './violation.ts';

/** One documented header of a response. */
export interface HeaderRule {
  name: string;
  required: boolean;
  /** Where the document has it. */
  pointer: string;
  validate: Validate;
}

/** A document's validators. Each is compiled at its first use, and a schema that does not compile throws then. */
export interface Validators {
  /**
   * The validator of JSON by the schema at a JSON pointer of the document. In a direction, nothing is required that does
   * not go that way: what is `readOnly` is required of no request, and what is `writeOnly` of no response.
   */
  json(pointer: string, direction?: Direction): Validate;
  /** The same for text, as paths, queries and headers bring it: `"5"` is an integer there. */
  text(pointer: string): Validate;
  headersOf(response: Located<ResponseObject>): HeaderRule[];
  /** The validator of a response's body, or `undefined` where the media type or its schema is not documented. */
  bodyOf(response: Located<ResponseObject>, mediaType: string): Validate | undefined;
}

/** Compiles a document's schemas, and of it only what is asked for and what that leads to. */
export function createValidators(document: Document, options: AjvOptions): Validators {
  const plain = validatorsOf(document, options);
  const ways = { request: wayOf('request'), response: wayOf('response') };
  // Most schemas are the same both ways, and then they are compiled once.
  function wayOf(direction: Direction): (pointer: string) => Validate {
    const mark = absentMark[direction];
    const own = validatorsOf(document, options, direction);
    return memoize((pointer) => (requiresReadOrWriteOnly(document, pointer, mark) ? own : plain)(pointer));
  }
  const json: Validators['json'] = (pointer, direction) =>
    direction === undefined ? plain(pointer) : ways[direction](pointer);
  const judge = { document, validators: { json } };
  const text = memoize((pointer: string): Validate => {
    const validate = json(pointer);
    return (value) => validate(coerce(judge, pointer, String(value)));
  });
  const headersOf = memoize((response: Located<ResponseObject>) => headerRules(judge, response));
  const bodies = memoize((response: Located<ResponseObject>) =>
    memoize((mediaType: string) => {
      const content = response.value.content ?? {};
      const key = documentedType(Object.keys(content), mediaType);
      const schema = key === undefined ? undefined : content[key]?.schema;
      if (key === undefined || schema === undefined) return undefined;
      const at = `${response.pointer}/content/${escapeStep(key)}/schema`;
      const pointer = typeof schema === 'object' ? resolve(document, schema, at).pointer : at;
      return bodyValidator(judge, pointer, mediaType, json(pointer, 'response'));
    }),
  );
  return { json, text, headersOf, bodyOf: (response, mediaType) => bodies(response)(mediaType) };
}

function validatorsOf(
  document: Document,
  options: AjvOptions,
  direction?: Direction,
): (pointer: string) => Validate {
  const compiler = lazily(() => createCompiler(document, options, direction));
  return memoize((pointer) => {
    const validate = compiler().at(pointer);
    return (value) => (validate(value) ? undefined : violation(validate.errors, pointer, compiler()));
  });
}

function headerRules(judge: Judge, response: Located<ResponseObject>): HeaderRule[] {
  return Object.entries(response.value.headers ?? {}).map(([name, header]) => {
    const at = `${response.pointer}/headers/${escapeStep(name)}`;
    const { value, pointer } = resolve<Header>(judge.document, header, at);
    const rules = rulesOf(judge.document, { value: { ...value, name, in: 'header' }, pointer });
    const validate = remembering(
      (text) => bestCandidate(judge, rules, parseHeader(rules, String(text))).violation,
    );
    return { name, required: value.required ?? false, pointer, validate };
  });
}

/** A header mostly says what it said before. Bounded, because callers choose some of them. */
function remembering(validate: Validate): Validate {
  const good = new Set<unknown>();
  return (value) => {
    if (good.has(value)) return undefined;
    const violation = validate(value);
    if (!violation && good.size < 100) good.add(value);
    return violation;
  };
}

function violation(errors: ErrorObject[] | null | undefined, pointer: string, compiler: Compiler): Violation {
  const error = errors?.[0];
  if (!error) throw new Error(`ajv refused a value by ${pointer} and gave no reason`);
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
