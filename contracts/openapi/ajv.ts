import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Document, Schema } from './document.ts';
import { createExcerpt } from './extract-subschemas.ts';
import { addRegistryFormats } from './formats.ts';
import type { Direction } from './generation/direction.ts';
import { compilePattern } from './pattern.ts';

/** What OpenAPI adds to the JSON Schema vocabulary (OpenAPI Specification 3.1.1, section 4.8.24). */
export const annotations = ['discriminator', 'xml', 'externalDocs', 'example'];

/** How a document's schemas are compiled. */
export interface AjvOptions {
  /** Every schema of the document has been held against the schema of schemas before, and need not be again. */
  checked: boolean;
  /** Whatever else ajv's strict mode refuses has been judged before, too: what it does not know, it passes over. */
  lenient?: boolean;
  allErrors?: boolean;
}

/** Compiles schemas of one document, for values that go one way, or any. */
export interface Compiler {
  /** The validator by the schema at a JSON pointer. Throws where it does not compile. */
  at(pointer: string): ValidateFunction;
  /** The validator by a schema that need not be in the document, but may refer into it. */
  of(schema: Schema): ValidateFunction;
  /** Where the document has the schema that an error of ajv's names as `parentSchema`. */
  pointerOf(parentSchema: unknown): string | undefined;
}

/** Strict, unless it is told otherwise: what ajv does not understand, it refuses to compile. */
export function createCompiler(document: Document, options: AjvOptions, direction?: Direction): Compiler {
  const ajv = createAjv(options);
  const excerpt = createExcerpt(document, direction, (name, schema) => {
    // The copy itself, by which errors are traced back.
    schema.$id = name;
    ajv.addSchema(schema);
  });
  return {
    at: (pointer) => ajv.compile({ $ref: excerpt.nameOf(pointer) }),
    of: (schema) => ajv.compile(excerpt.copyOf(schema)),
    pointerOf: excerpt.pointerOf,
  };
}

function createAjv({ checked, lenient = false, allErrors = false }: AjvOptions): Ajv2020 {
  const options: Options = {
    allErrors,
    // An error names the schema that it comes from, for us to say where the document has it.
    verbose: true,
    // Reading the schema of schemas takes longer than compiling ours.
    meta: !checked,
    validateSchema: !checked,
    // Both are idiomatic in OpenAPI: `type: [string, "null"]`, and `required` in a branch of `anyOf`.
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    strict: !lenient,
  };
  // Anybody's document may have a property called `constructor`, and any pattern.
  const anybodys: Options = { ownProperties: true, logger: false, code: { regExp: patternMaker } };
  const ajv = new Ajv2020(lenient ? { ...options, ...anybodys } : options);
  addFormats.default(ajv);
  addRegistryFormats(ajv);
  ajv.addVocabulary(annotations);
  return ajv;
}

const patternMaker = Object.assign((source: string) => compilePattern(source), { code: 'new RegExp' });
