import {
  type Document,
  escapeStep,
  find,
  type Located,
  type MediaType,
  type OperationObject,
  type Parameter,
  type PathItem,
} from '../document.ts';
import type { Direction } from '../generation/direction.ts';
import { whyUnsatisfiable } from '../satisfiability/unsatisfiable.ts';
import { operationsOf } from './affected-operations.ts';
import type { SpecIssue } from './spec-issue.ts';
import { isRecord } from './walk-document.ts';

/** Something that an operation is sent or answers, and that no value keeps to. */
export interface UnsatisfiablePart {
  operation: OperationObject;
  fault: SpecIssue;
  /** Whether the operation cannot be called without it, or cannot succeed. */
  isNeeded: boolean;
}

/** Finds what no request and no answer can be, by what schemas say alone: nothing is compiled. */
export function unsatisfiableParts(document: Document, { needed = false } = {}): UnsatisfiablePart[] {
  const search = new Search(document);
  return Object.entries(document.paths).flatMap(([path, item]) =>
    operationsOf(item).flatMap(([method, operation]) => {
      const at = `#/paths/${escapeStep(path)}`;
      const parts = [
        ...search.parameters(item, at),
        ...search.parameters(operation as never, `${at}/${method}`),
        ...search.body(operation, `${at}/${method}`),
        ...search.responses(operation, `${at}/${method}`, needed),
      ];
      return parts.filter(({ isNeeded }) => isNeeded || !needed).map((part) => ({ ...part, operation }));
    }),
  );
}

type Found = Omit<UnsatisfiablePart, 'operation'>;

class Search {
  readonly #document: Document;
  /** The same fault of several operations is one. */
  readonly #faults = new Map<string, SpecIssue>();

  constructor(document: Document) {
    this.#document = document;
  }

  parameters({ parameters }: PathItem, at: string): Found[] {
    if (!Array.isArray(parameters)) return [];
    return parameters.flatMap((given, index) => {
      const one = this.#resolve<Parameter>(given, `${at}/parameters/${index}`);
      if (!one?.value.required || one.value.schema === undefined) return [];
      const schema = { value: one.value.schema, pointer: `${one.pointer}/schema` };
      return this.#found(schema, 'request', `nothing can be given for ${one.value.name}`, true);
    });
  }

  body({ requestBody }: OperationObject, at: string): Found[] {
    const body = this.#resolve<{ required?: boolean; content?: unknown }>(requestBody, `${at}/requestBody`);
    const schemas = contentOf(body);
    const found = schemas.map((schema) => this.#found(schema, 'request', 'no such body can be sent', false));
    // With another media type, or without a body, it can be called all the same.
    const isNeeded = body?.value.required === true && found.every((one) => one.length > 0);
    return found.flat().map((one) => ({ ...one, isNeeded }));
  }

  responses({ responses }: OperationObject, at: string, successes: boolean): Found[] {
    if (!isRecord(responses)) return [];
    const hasSuccess = Object.keys(responses).some((status) => status.startsWith('2'));
    return Object.entries(responses).flatMap(([status, given]) => {
      const isSuccess = status.startsWith('2') || (status === 'default' && !hasSuccess);
      if (successes && !isSuccess) return [];
      const response = this.#resolve<object>(given, `${at}/responses/${status}`);
      const what = `no such body can be answered with ${status}`;
      const found = contentOf(response).map((schema) => this.#found(schema, 'response', what, false));
      const isNeeded = isSuccess && found.every((one) => one.length > 0);
      return found.flat().map((one) => ({ ...one, isNeeded }));
    });
  }

  #found(schema: Located<unknown>, direction: Direction, what: string, isNeeded: boolean): Found[] {
    const impossible = whyUnsatisfiable(this.#document, schema, direction);
    if (!impossible) return [];
    const { pointer, why } = impossible;
    const message = `${what}: ${why}`;
    const key = `${pointer} ${message}`;
    const fault = this.#faults.get(key) ?? { pointer, rule: 'impossible-schema', message };
    this.#faults.set(key, fault);
    return [{ fault, isNeeded }];
  }

  #resolve<Part extends object>(part: unknown, pointer: string): Located<Part> | undefined {
    let at: Located<unknown> | undefined = { value: part, pointer };
    for (let hops = 0; hops < 100 && isRecord(at?.value) && typeof at.value.$ref === 'string'; hops += 1)
      at = find(this.#document, at.value.$ref);
    return isRecord(at?.value) ? (at as Located<Part>) : undefined;
  }
}

function contentOf(holder: Located<{ content?: unknown }> | undefined): Located<unknown>[] {
  const content = holder?.value.content;
  if (!isRecord(content)) return [];
  return Object.entries(content).flatMap(([type, media]) => {
    const { schema } = media as MediaType;
    const pointer = `${holder?.pointer}/content/${escapeStep(type)}/schema`;
    return [{ value: schema ?? true, pointer }];
  });
}
