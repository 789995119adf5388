import {
  _,
  Ajv2020,
  type ErrorObject,
  type FuncKeywordDefinition,
  type Options,
  type ValidateFunction,
} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Document, Schema } from './document.ts';
import { createSchemaExtractor } from './extract-subschemas.ts';
import { addIntegerTexts, addRegistryFormats } from './formats.ts';
import type { Direction } from './generation/copy-for-direction.ts';
import { isMultipleOf } from './is-multiple-of.ts';
import { roundIntegers } from './round-bigints.ts';
import { compilePattern } from './safe-pattern.ts';
import { renewAllowances } from './time-allowance.ts';
import { linearUniqueItems } from './unique-items-keyword.ts';
import { countedKeyword, countedSchema, startCounting } from './validation-steps.ts';

/** Keywords that OpenAPI adds to JSON Schema (OpenAPI Specification 3.1.1, section 4.8.24). */
const openApiKeywords = ['discriminator', 'xml', 'externalDocs', 'example'];

/** How a document's schemas are compiled. */
export interface CompileOptions {
  /** Every schema has been validated against the meta-schema before: none is again. */
  checked: boolean;
  /** Turns ajv's strict mode off: unknown keywords and formats are ignored. */
  lenient?: boolean;
  allErrors?: boolean;
}

/** Whether a value is valid; `errors` says why the last one was not. */
export interface SchemaValidator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null | undefined;
}

/** Compiles the schemas of one document, for values of one direction or any. */
export interface SchemaCompiler {
  /** Compiles the schema at a JSON pointer. Throws where it does not compile. */
  compileAt(pointer: string): SchemaValidator;
  /** Compiles a schema that is not in the document, but may refer into it. */
  compile(schema: Schema): SchemaValidator;
  /** The JSON pointer of the schema that an ajv error has as `parentSchema`. */
  pointerOf(parentSchema: unknown): string | undefined;
}

/** Creates a compiler; strict by default: schemas that ajv does not fully understand do not compile. */
export function createSchemaCompiler(
  document: Document,
  options: CompileOptions,
  direction?: Direction,
): SchemaCompiler {
  const ajv = createAjv(options);
  const extractor = createSchemaExtractor(document, direction, (name, schema) => {
    // Added without another copy, so that errors can be traced back to it.
    schema.$id = name;
    schema[countedKeyword] = true;
    ajv.addSchema(schema);
  });
  return {
    compileAt: (pointer) => withBigints(ajv.compile({ $ref: extractor.nameOf(pointer) })),
    compile: (schema) => withBigints(ajv.compile(extractor.copyOf(schema))),
    pointerOf: extractor.pointerOf,
  };
}

/** Validates a value with bigints again, rounded: to ajv a bigint is not a number. */
function withBigints(validate: ValidateFunction): SchemaValidator {
  const validator: SchemaValidator = (value) => {
    startCounting();
    renewAllowances();
    if (validate(value)) return true;
    const rounded = roundIntegers(value);
    const isValid = rounded !== value && validate(rounded);
    validator.errors = validate.errors;
    return isValid;
  };
  return validator;
}

function createAjv({ checked, lenient = false, allErrors = false }: CompileOptions): Ajv2020 {
  const options: Options = {
    allErrors,
    // Errors have the schema that they come from, so that its pointer can be found.
    verbose: true,
    // Compiling the meta-schema takes longer than compiling most documents.
    meta: !checked,
    validateSchema: !checked,
    // Both are idiomatic in OpenAPI: `type: [string, "null"]`, and `required` in a branch of `anyOf`.
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    strict: !lenient,
  };
  // Documents of unknown origin may have a property called `constructor`, and any pattern.
  const lenientOptions: Options = { ownProperties: true, logger: false, code: { regExp: patternMaker } };
  const ajv = new Ajv2020(lenient ? { ...options, ...lenientOptions } : options);
  addFormats.default(ajv);
  addRegistryFormats(ajv);
  addIntegerTexts(ajv);
  ajv.addVocabulary(openApiKeywords);
  ajv.addKeyword(countedSchema);
  ajv.removeKeyword('multipleOf').addKeyword(decimalMultipleOf);
  ajv.removeKeyword('uniqueItems').addKeyword(linearUniqueItems);
  return ajv;
}

// ajv's own divides binary numbers: to it, 19.99 is no multiple of 0.01.
const decimalMultipleOf: FuncKeywordDefinition = {
  keyword: 'multipleOf',
  type: 'number',
  schemaType: 'number',
  validate: (step: number, value: number) => isMultipleOf(value, step),
  error: {
    message: ({ schema }) => `must be multiple of ${schema}`,
    params: ({ schema }) => _`{multipleOf: ${schema}}`,
  },
  errors: false,
};

const patternMaker = Object.assign((source: string) => compilePattern(source), { code: 'new RegExp' });
