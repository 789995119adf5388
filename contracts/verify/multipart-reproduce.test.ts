import { execFile, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { afterThisTest } from '../../scripts/testing/clean-up.ts';
import type { Document } from '../openapi/document.ts';
import { createSpec } from '../openapi/spec.ts';
import { documentContract } from './document-contract.ts';
import { httpTarget } from './targets/http.ts';
import { failuresOf } from './verify.ts';

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const pasting = hasCurl ? test : test.skip;

const text = (example: string) => ({ type: 'string', enum: [example] });
const schema = {
  type: 'object',
  required: ['file', 'title', 'details', 'password'],
  properties: {
    file: { type: 'string', format: 'binary', enum: ['two "lines"; of\na file\\'] },
    title: text('@a; title, "quoted"'),
    details: { type: 'object', required: ['kind'], properties: { kind: text('odd;"kind"') } },
    password: { type: 'string', writeOnly: true, minLength: 8, example: 'a-sample' },
  },
};
const document = {
  openapi: '3.1.0',
  info: { title: 'Files', version: '1' },
  paths: {
    '/files': {
      post: {
        operationId: 'createFile',
        requestBody: { required: true, content: { 'multipart/form-data': { schema } } },
        responses: { 201: { description: '' }, 400: { description: '' } },
      },
    },
  },
} as unknown as Document;

/** Serves files, each with an undocumented status, and keeps the forms that come. */
async function serveFiles() {
  const forms: Promise<FormData>[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const headers = { 'content-type': incoming.headers['content-type'] ?? '' };
    forms.push(new Response(Buffer.concat(chunks), { headers }).formData());
    outgoing.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterThisTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, forms };
}

async function shown(form: FormData | undefined) {
  const fields = [...(form ?? [])].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : { file: value.name, type: value.type, text: await value.text() },
  ]);
  return Object.fromEntries(await Promise.all(fields));
}

pasting('a form in several parts can be sent again as the line says', async () => {
  const { address, forms } = await serveFiles();
  const target = httpTarget(address, { isDisposable: true });
  const contract = documentContract(createSpec('files.yaml', document));
  const failures = await failuresOf(contract, target, { run: 'test', cases: 0, only: ['valid/'] });
  await target.close();
  const { curl = '' } = failures[0] ?? {};
  expect(curl).toContain(" -F 'file=");
  const sent = await shown(await forms[0]);
  expect(sent).toMatchObject({ file: { text: 'two "lines"; of\na file\\' }, title: '@a; title, "quoted"' });
  await promisify(execFile)('sh', ['-c', curl]);
  // Secret values are samples.
  expect(await shown(await forms.at(-1))).toEqual({ ...sent, password: 'a-sample' });
});
