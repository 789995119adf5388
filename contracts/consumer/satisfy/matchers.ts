import { escapeStep } from '../../http/json-pointer.ts';
import { loadDocument } from '../../openapi/load-document.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { MatcherResult } from '../receive-matchers.ts';
import { type ActualResponse, readResponse } from './read-client-response.ts';
import { watchFetch } from './remember-fetch-methods.ts';
import {
  createRequestFinder,
  describeValidation,
  type FindByRequest,
  validateResponse,
} from './validate-response.ts';

interface Opened {
  spec: Spec;
  find: FindByRequest;
}

let opened: Opened | undefined;

/** Names the document that the matchers hold responses against from now on. Rejects with a SpecError. */
export async function openApi(document: string | Readonly<Record<string, unknown>>): Promise<void> {
  opened = undefined;
  watchFetch();
  const { spec } = await loadDocument(document);
  opened = { spec, find: createRequestFinder(spec) };
}

/** Whether a response is valid by the document. The result for a response of fetch is a promise. */
export function toSatisfyApiSpec(response: unknown): MatcherResult | Promise<MatcherResult> {
  const { spec, find } = openedSpec();
  const actual = readResponse(response);
  const validate = (one: ActualResponse) => matcherResult(spec, find, one);
  return actual instanceof Promise ? actual.then(validate) : validate(actual);
}

function matcherResult(spec: Spec, find: FindByRequest, actual: ActualResponse): MatcherResult {
  const validation = validateResponse(spec, find, actual);
  const pass = validation.findings.length === 0;
  const lines = describeValidation(validation);
  const title = `expected the response ${pass ? 'not ' : ''}to be valid by ${spec.name}`;
  return { pass, message: () => [title, ...lines].join('\n') };
}

/** Whether a value is valid against a schema of the document, by its name in `components.schemas`. */
export function toSatisfySchemaInApiSpec(value: unknown, name: string): MatcherResult {
  const { spec } = openedSpec();
  const schemas = spec.document.components?.schemas ?? {};
  if (!Object.hasOwn(schemas, name))
    throw new TypeError(`${spec.name} has no schema ${name}; it has ${Object.keys(schemas).join(', ')}`);
  const pointer = `#/components/schemas/${escapeStep(name)}`;
  const violation = spec.validators.json(pointer)(value);
  const why = violation && `${violation.pointer || '/'} ${violation.message} (${violation.schemaPointer})`;
  const title = `expected the value ${violation ? '' : 'not '}to be valid against ${name} of ${spec.name}`;
  return {
    pass: violation === undefined,
    message: () => [title, why && `  ${why}`].filter(Boolean).join('\n'),
  };
}

function openedSpec(): Opened {
  if (opened) return opened;
  throw new Error(
    'there is no document yet: call jestOpenAPI(document) before the tests, or wait for openApi(document) in a hook',
  );
}
