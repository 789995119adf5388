import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import {
  type Document,
  find,
  type Located,
  type MediaType,
  type OperationObject,
  type Parameter,
  type PathItem,
} from '../document.ts';
import type { Direction } from '../generation/copy-for-direction.ts';
import { operationEntries } from '../path-item-operations.ts';
import { whyUnsatisfiable } from '../satisfiability/unsatisfiable.ts';
import type { SpecIssue } from './spec-issue.ts';

/** A schema of an operation's request or response that no value can match. */
export interface UnsatisfiablePart {
  operation: OperationObject;
  issue: SpecIssue;
  /** Whether the operation cannot be called, or cannot succeed, without a value for it. */
  isNeeded: boolean;
}

/** Finds the schemas of requests and responses that no value can match. No schema is compiled for it. */
export function unsatisfiableParts(document: Document, { needed = false } = {}): UnsatisfiablePart[] {
  const search = new Search(document);
  return Object.entries(document.paths).flatMap(([path, item]) =>
    operationEntries(item).flatMap(({ operation, pointer }) => {
      const at = `#/paths/${escapeStep(path)}`;
      const parts = [
        ...search.parameters(item, at),
        ...search.parameters(operation as never, `${at}${pointer}`),
        ...search.body(operation, `${at}${pointer}`),
        ...search.responses(operation, `${at}${pointer}`, needed),
      ];
      return parts.filter(({ isNeeded }) => isNeeded || !needed).map((part) => ({ ...part, operation }));
    }),
  );
}

type Found = Omit<UnsatisfiablePart, 'operation'>;

class Search {
  readonly #document: Document;
  /** An issue that several operations share is one. */
  readonly #issues = new Map<string, SpecIssue>();

  constructor(document: Document) {
    this.#document = document;
  }

  parameters({ parameters }: PathItem, at: string): Found[] {
    if (!Array.isArray(parameters)) return [];
    return parameters.flatMap((given, index) => {
      const one = this.#resolve<Parameter>(given, `${at}/parameters/${index}`);
      if (!one?.value.required || one.value.schema === undefined) return [];
      const schema = { value: one.value.schema, pointer: `${one.pointer}/schema` };
      return this.#found(schema, 'request', `no value is valid for the parameter ${one.value.name}`, true);
    });
  }

  body({ requestBody }: OperationObject, at: string): Found[] {
    const body = this.#resolve<{ required?: boolean; content?: unknown }>(requestBody, `${at}/requestBody`);
    const schemas = contentOf(body);
    const found = schemas.map((schema) => this.#found(schema, 'request', 'no request body is valid', false));
    // With another media type, or without a body, the operation can be called all the same.
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
      const what = `no response body is valid for ${status}`;
      const found = contentOf(response).map((schema) => this.#found(schema, 'response', what, false));
      const isNeeded = isSuccess && found.every((one) => one.length > 0);
      return found.flat().map((one) => ({ ...one, isNeeded }));
    });
  }

  #found(schema: Located<unknown>, direction: Direction, what: string, isNeeded: boolean): Found[] {
    const unsatisfiable = whyUnsatisfiable(this.#document, schema, direction);
    if (!unsatisfiable) return [];
    const { pointer, reason } = unsatisfiable;
    const message = `${what}: ${reason}`;
    const key = `${pointer} ${message}`;
    const issue = this.#issues.get(key) ?? { pointer, rule: 'unsatisfiable-schema', message };
    this.#issues.set(key, issue);
    return [{ issue, isNeeded }];
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
