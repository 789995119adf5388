import type { ErrorObject } from 'ajv/dist/2020.js';
import { escapeStep } from '../http/json-pointer.ts';
import { createSchemaCompiler } from '../openapi/ajv.ts';
import { find, type Schema } from '../openapi/document.ts';
import type { Spec } from '../openapi/spec.ts';
import type { Violation } from '../openapi/violation.ts';
import { documentedAt } from './documented-pointer.ts';
import { declaresField, relaxDocumentForExpectations } from './relax-document-for-expectations.ts';
import { schemasAt } from './schemas-at.ts';
import { toValuePath } from './value-path.ts';

/** Validates a consumer's expectation of a value by the schema at a pointer of the document. */
export type ValidateExpectation = (pointer: string, value: unknown) => Violation[];

/** Keywords that apply other schemas, whose errors are more specific. */
const composite = new Set(['anyOf', 'oneOf', 'allOf', 'if']);

/** Compiles a document's schemas for expectations. Each is compiled at its first use. */
export function createExpectationValidator({ document }: Spec): ValidateExpectation {
  const relaxed = relaxDocumentForExpectations(document);
  const { compileAt, pointerOf } = createSchemaCompiler(relaxed, {
    checked: true,
    lenient: true,
    allErrors: true,
  });
  const validators = new Map<string, ReturnType<typeof compileAt>>();
  return (pointer, value) => {
    const validate = validators.get(pointer) ?? compileAt(pointer);
    validators.set(pointer, validate);
    if (validate(value)) return [];
    const root = find(relaxed, pointer)?.value as Schema;
    const errors = relevantErrors(validate.errors ?? []).map((error) => {
      return { error, schema: pointerOf(error.parentSchema) ?? pointer };
    });
    const real = errors.filter(({ error, schema }) => {
      if (error.keyword !== 'unevaluatedProperties') return true;
      const field = String(error.params.unevaluatedProperty);
      const own = find(relaxed, schema)?.value;
      // Where a schema fails, ajv does not know which properties it has evaluated.
      if (errors.length > 1 && declaresField(relaxed, own, field)) return false;
      // Of two schemas for one value, each can have properties that the other does not have.
      const all = schemasAt(relaxed, root, toValuePath(value, error.instancePath));
      return !all.some((one) => one !== own && declaresField(relaxed, one, field));
    });
    return real.map(({ error, schema }) => {
      return violationOf(error, documentedAt(document, `${schema}/${error.keyword}`));
    });
  };
}

/** The errors that explain a failure: of a choice, only those of the branches that matched furthest. */
function relevantErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  let relevant: ErrorObject[] = [];
  for (const error of errors) {
    if (!composite.has(error.keyword)) {
      relevant.push(error);
      continue;
    }
    const within = relevant.filter(({ instancePath }) => instancePath.startsWith(error.instancePath));
    const deepest = Math.max(...within.map(({ instancePath }) => instancePath.split('/').length));
    const furthest = within.filter(({ instancePath }) => instancePath.split('/').length === deepest);
    relevant = [
      ...relevant.filter((one) => !within.includes(one)),
      ...(furthest.length > 0 ? furthest : [error]),
    ];
  }
  // Of a value of the wrong type, only the type matters.
  const mistyped = new Set(relevant.filter(isType).map(({ instancePath }) => instancePath));
  return relevant.filter((error) => isType(error) || !mistyped.has(error.instancePath));
}

function isType({ keyword }: ErrorObject): boolean {
  return keyword === 'type';
}

function violationOf(
  { keyword, instancePath, params, message: text }: ErrorObject,
  schemaPointer: string,
): Violation {
  const field: unknown = params.unevaluatedProperty ?? params.additionalProperty;
  const message =
    typeof field === 'string'
      ? `the document has no field ${JSON.stringify(field)} there`
      : `${text}${'allowedValue' in params ? ` ${JSON.stringify(params.allowedValue)}` : ''}`;
  const pointer = typeof field === 'string' ? `${instancePath}/${escapeStep(field)}` : instancePath;
  return { pointer, keyword, message, schemaPointer };
}
