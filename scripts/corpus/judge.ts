import { type Declared, declaredFor } from './declared.ts';
import { type RawDocument, step } from './document.ts';
import { judgeBody } from './judge-body.ts';
import { judgeParameters, readings } from './judge-parameters.ts';
import { isAnyValid, type Opinion } from './opinion.ts';
import type { Exchange } from './recording-proxy.ts';

type Part = Record<string, unknown>;

/** Judges one call by the document as it was written. */
export async function judge(document: RawDocument, { request, response }: Exchange): Promise<Opinion> {
  const declared = declaredFor(document, request);
  if (!declared) {
    const fault = `${request.method} ${request.path} is not declared`;
    return { operation: undefined, faults: [fault], unjudged: [] };
  }
  const opinion: Opinion = { operation: declared.name, faults: [], unjudged: [] };
  try {
    await judgeCall(document, declared, { request, response }, opinion);
  } catch (error) {
    if ((error as Error).name !== 'InvalidSchemaError') throw error;
    opinion.unjudged.push(
      'a schema has what its version of OpenAPI does not, and the other validator refuses it',
    );
  }
  opinion.faults = opinion.faults.map((fault) => `${declared.name}: ${fault}`);
  return opinion;
}

async function judgeCall(
  document: RawDocument,
  declared: Declared,
  { request, response }: Exchange,
  opinion: Opinion,
): Promise<void> {
  await judgeParameters(document, declared, request, opinion);
  const { value: body, pointer } = document.follow(
    declared.operation.requestBody,
    `${declared.pointer}/requestBody`,
  );
  if (request.body.length > 0) await judgeBody(document, body, pointer, request, 'readOnly', opinion);
  else if (body.required === true) opinion.faults.push('the body is missing');
  await judgeResponse(document, declared, response, opinion);
}

async function judgeResponse(
  document: RawDocument,
  { operation, pointer }: Declared,
  response: Exchange['response'],
  opinion: Opinion,
): Promise<void> {
  const responses = (operation.responses ?? {}) as Part;
  const { status, headers, body } = response;
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  const key = keys.find((one) => responses[one] !== undefined);
  if (key === undefined) {
    opinion.faults.push(`${status} is not declared`);
    return;
  }
  const found = document.follow(responses[key], `${pointer}/responses/${key}`);
  if (body.length > 0)
    await judgeBody(document, found.value, found.pointer, { headers, body }, 'writeOnly', opinion);
  else if (found.value.content !== undefined) opinion.faults.push(`${status} has no body`);
  for (const [name, header] of Object.entries((found.value.headers ?? {}) as Part)) {
    const one = document.follow(header, `${found.pointer}/headers/${step(name)}`);
    await judgeHeader(document, name, one.value, one.pointer, headers[name.toLowerCase()], opinion);
  }
}

async function judgeHeader(
  document: RawDocument,
  name: string,
  header: Part,
  pointer: string,
  text: string | string[] | undefined,
  opinion: Opinion,
): Promise<void> {
  if (text === undefined) {
    if (header.required === true) opinion.faults.push(`${name} is missing`);
    return;
  }
  if (header.schema === undefined) return;
  const schema = document.follow(header.schema, `${pointer}/schema`);
  const isGood = await isAnyValid(document, schema.pointer, readings(schema.value, [String(text)], 'header'));
  if (!isGood) opinion.faults.push(`${name} breaks its schema`);
}
