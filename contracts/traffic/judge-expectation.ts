import type { ErrorObject } from 'ajv/dist/2020.js';
import { createCompiler } from '../openapi/ajv.ts';
import { escapeStep, find, type Schema } from '../openapi/document.ts';
import type { Spec } from '../openapi/spec.ts';
import type { Violation } from '../openapi/validators.ts';
import { documentedAt } from './documented-at.ts';
import { expectationDocument, hasField } from './expectation.ts';
import { placeOf } from './place.ts';
import { schemasAt } from './schemas-at.ts';

/** Every way in which a value is none that the schema at a pointer of the document lets a consumer expect. */
export type JudgeExpectation = (pointer: string, value: unknown) => Violation[];

/** Keywords that are about other keywords' schemas: what is wrong is said better by those. */
const composite = new Set(['anyOf', 'oneOf', 'allOf', 'if']);

/** Compiles a document's schemas as expectations keep to them. Each is compiled at its first use. */
export function createJudge({ document }: Spec): JudgeExpectation {
  const relaxed = expectationDocument(document);
  const { at, pointerOf } = createCompiler(relaxed, { checked: true, lenient: true, allErrors: true });
  const validators = new Map<string, ReturnType<typeof at>>();
  return (pointer, value) => {
    const validate = validators.get(pointer) ?? at(pointer);
    validators.set(pointer, validate);
    if (validate(value)) return [];
    const root = find(relaxed, pointer)?.value as Schema;
    const errors = telling(validate.errors ?? []).map((error) => {
      return { error, schema: pointerOf(error.parentSchema) ?? pointer };
    });
    const real = errors.filter(({ error, schema }) => {
      if (error.keyword !== 'unevaluatedProperties') return true;
      const field = String(error.params.unevaluatedProperty);
      const own = find(relaxed, schema)?.value;
      // Where a schema fails, ajv does not know which fields it has looked at.
      if (errors.length > 1 && hasField(relaxed, own, field)) return false;
      // Two schemas that a value must keep to can each have fields of it that the other does not have.
      const all = schemasAt(relaxed, root, placeOf(value, error.instancePath));
      return !all.some((one) => one !== own && hasField(relaxed, one, field));
    });
    return real.map(({ error, schema }) => {
      return violationOf(error, documentedAt(document, `${schema}/${error.keyword}`));
    });
  };
}

/** The errors that say what is wrong: of a choice, only those of the branches that came furthest. */
function telling(errors: readonly ErrorObject[]): ErrorObject[] {
  let told: ErrorObject[] = [];
  for (const error of errors) {
    if (!composite.has(error.keyword)) {
      told.push(error);
      continue;
    }
    const within = told.filter(({ instancePath }) => instancePath.startsWith(error.instancePath));
    const deepest = Math.max(...within.map(({ instancePath }) => instancePath.split('/').length));
    const kept = within.filter(({ instancePath }) => instancePath.split('/').length === deepest);
    told = [...told.filter((one) => !within.includes(one)), ...(kept.length > 0 ? kept : [error])];
  }
  // Of a value of the wrong type, nothing else is worth saying.
  const mistyped = new Set(told.filter(isType).map(({ instancePath }) => instancePath));
  return told.filter((error) => isType(error) || !mistyped.has(error.instancePath));
}

function isType({ keyword }: ErrorObject): boolean {
  return keyword === 'type';
}

function violationOf(
  { keyword, instancePath, params, message: said }: ErrorObject,
  schemaPointer: string,
): Violation {
  const field: unknown = params.unevaluatedProperty ?? params.additionalProperty;
  const message =
    typeof field === 'string'
      ? `the document has no field ${JSON.stringify(field)} there`
      : `${said}${'allowedValue' in params ? ` ${JSON.stringify(params.allowedValue)}` : ''}`;
  const pointer = typeof field === 'string' ? `${instancePath}/${escapeStep(field)}` : instancePath;
  return { pointer, keyword, message, schemaPointer };
}
