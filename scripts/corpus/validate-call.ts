import { type CallResult, isAnyValid } from './call-result.ts';
import { type DeclaredOperation, findDeclaredOperation } from './declared-operation.ts';
import { escapePointerStep, type RawDocument } from './raw-document.ts';
import type { Exchange } from './recording-proxy.ts';
import { validateBody } from './validate-body.ts';
import { parseCandidates, validateParameters } from './validate-parameters.ts';

type Part = Record<string, unknown>;

/** Validates one call by the document as it was written. */
export async function validateCall(
  document: RawDocument,
  { request, response }: Exchange,
): Promise<CallResult> {
  const declared = findDeclaredOperation(document, request);
  if (!declared) {
    const fault = `${request.method} ${request.path} is not declared`;
    return { operation: undefined, failures: [fault], unsupported: [] };
  }
  const result: CallResult = { operation: declared.name, failures: [], unsupported: [] };
  try {
    await validateParts(document, declared, { request, response }, result);
  } catch (error) {
    if ((error as Error).name !== 'InvalidSchemaError') throw error;
    result.unsupported.push(
      'a schema has what its version of OpenAPI does not, and the other validator refuses it',
    );
  }
  result.failures = result.failures.map((fault) => `${declared.name}: ${fault}`);
  return result;
}

async function validateParts(
  document: RawDocument,
  declared: DeclaredOperation,
  { request, response }: Exchange,
  result: CallResult,
): Promise<void> {
  await validateParameters(document, declared, request, result);
  const { value: body, pointer } = document.follow(
    declared.operation.requestBody,
    `${declared.pointer}/requestBody`,
  );
  if (request.body.length > 0) await validateBody(document, body, pointer, request, 'readOnly', result);
  else if (body.required === true) result.failures.push('the body is missing');
  await validateResponse(document, declared, response, result);
}

async function validateResponse(
  document: RawDocument,
  { operation, pointer }: DeclaredOperation,
  response: Exchange['response'],
  result: CallResult,
): Promise<void> {
  const responses = (operation.responses ?? {}) as Part;
  const { status, headers, body } = response;
  // Many documents have no response for it, and `verify` asks once whether credentials are needed at all.
  if (body.includes('"urn:bonafide:no-credentials"')) return;
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  const key = keys.find((one) => responses[one] !== undefined);
  if (key === undefined) {
    result.failures.push(`${status} is not declared`);
    return;
  }
  const found = document.follow(responses[key], `${pointer}/responses/${key}`);
  if (body.length > 0)
    await validateBody(document, found.value, found.pointer, { headers, body }, 'writeOnly', result);
  else if (Object.keys((found.value.content ?? {}) as Part).length > 0)
    result.failures.push(`${status} has no body`);
  for (const [name, header] of Object.entries((found.value.headers ?? {}) as Part)) {
    const one = document.follow(header, `${found.pointer}/headers/${escapePointerStep(name)}`);
    await validateHeader(document, name, one.value, one.pointer, headers[name.toLowerCase()], result);
  }
}

async function validateHeader(
  document: RawDocument,
  name: string,
  header: Part,
  pointer: string,
  text: string | string[] | undefined,
  result: CallResult,
): Promise<void> {
  if (text === undefined) {
    if (header.required === true) result.failures.push(`${name} is missing`);
    return;
  }
  if (header.schema === undefined) return;
  const schema = document.follow(header.schema, `${pointer}/schema`);
  const isGood = await isAnyValid(
    document,
    schema.pointer,
    parseCandidates(schema.value, [String(text)], 'header'),
  );
  if (!isGood) result.failures.push(`${name} breaks its schema`);
}
