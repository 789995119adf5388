import type { Document } from './document.ts';
import { type DisabledOperation, type Operation, operationsAt } from './operation.ts';
import { createRedactor, type Redactor } from './redact.ts';
import { createValidators, type Validators } from './validators.ts';

// Operations belong to a spec: whoever needs one mostly needs the other.
export {
  type DisabledOperation,
  documentedStatus,
  methodsOf,
  type Operation,
  responseFor,
} from './operation.ts';

/** A document, compiled: its operations, and the validators of what they send and answer. */
export interface Spec {
  /** What people call it: `docker`, or the document's file. */
  name: string;
  document: Document;
  operations: Map<string, Operation>;
  /** The operations of the file that are not among them. */
  disabled: readonly DisabledOperation[];
  validators: Validators;
  redactor: Redactor;
}

/**
 * Indexes a document. Validators are compiled when they are first asked for. `checked` says that every schema of it has
 * been compiled before, with {@link compileAll}, and need not be held against the schema of schemas again;
 * `lenient`, that its schemas have been judged by what `loadDocument` knows of documents, and ajv has nothing to object.
 */
export function createSpec(
  name: string,
  document: Document,
  {
    checked = false,
    lenient = false,
    off = [],
  }: { checked?: boolean; lenient?: boolean; off?: readonly DisabledOperation[] } = {},
): Spec {
  const operations = new Map<string, Operation>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of operationsAt(document, path, item)) operations.set(operation.id, operation);
  }
  return {
    name,
    document,
    operations,
    disabled: off,
    validators: createValidators(document, { checked, lenient }),
    redactor: createRedactor(document),
  };
}
