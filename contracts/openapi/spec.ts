import type { Document } from './document.ts';
import { type DisabledOperation, type Operation, operationsAt } from './operation.ts';
import { createRedactor, type Redactor } from './redact.ts';
import { createValidators, type Validators } from './validators.ts';

// Code that needs a spec mostly needs its operations, too.
export {
  type DisabledOperation,
  documentedStatus,
  methodsOf,
  type Operation,
  responseFor,
} from './operation.ts';

/** A document, indexed: its operations, and the validators of their requests and responses. */
export interface Spec {
  /** `docker`, or the file of the document. */
  name: string;
  document: Document;
  operations: Map<string, Operation>;
  /** Operations of the file that are not among them, since the document has errors. */
  disabled: readonly DisabledOperation[];
  validators: Validators;
  redactor: Redactor;
}

export interface SpecOptions {
  /** Every schema has been compiled before, with `compileAll`: none is validated against the meta-schema again. */
  checked?: boolean;
  /** Schemas are compiled outside of ajv's strict mode: `loadDocument` has validated them by rules of its own. */
  lenient?: boolean;
  disabled?: readonly DisabledOperation[];
}

/** Indexes a document. Validators are compiled at their first use. */
export function createSpec(
  name: string,
  document: Document,
  { checked = false, lenient = false, disabled = [] }: SpecOptions = {},
): Spec {
  const operations = new Map<string, Operation>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of operationsAt(document, path, item)) operations.set(operation.id, operation);
  }
  return {
    name,
    document,
    operations,
    disabled,
    validators: createValidators(document, { checked, lenient }),
    redactor: createRedactor(document, operations.values()),
  };
}
