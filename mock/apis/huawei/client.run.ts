// Huawei Cloud's own client, made by the line in CLIENT_LINE: started by client.test.ts, in a process of its own.
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js';
import { ClientBuilder } from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js';

const line = process.env.CLIENT_LINE ?? '';
const make = new Function(
  'ClientBuilder',
  'BasicCredentials',
  `return new ClientBuilder((c) => c)${line}.build()`,
);
const client = make(ClientBuilder, BasicCredentials);

/** What the client resolves with, or what it says of a refusal. */
async function send(method: string, url: string, more: object = {}): Promise<unknown> {
  const request = { method, url: `/v1/{project_id}${url}`, contentType: 'application/json', queryParams: {} };
  try {
    return await client.sendRequest({ ...request, pathParams: {}, headers: {}, data: {}, ...more });
  } catch (error) {
    const { httpStatusCode, errorCode, requestId } = error as Record<string, unknown>;
    return { httpStatusCode, errorCode, hasRequestId: /^[0-9a-f]{32}$/.test(String(requestId)) };
  }
}

const secret = { name: 'real-client', secret_string: 's3cr3t' };
const answers: Record<string, unknown> = { create: await send('POST', '/secrets', { data: secret }) };
const { id } = (answers.create as { secret?: { id?: string } }).secret ?? {};
answers.list = await send('GET', '/secrets', { queryParams: { limit: '10', marker: 'real' } });
answers.read = await send('GET', '/secrets/{name}/versions/latest', { pathParams: { name: secret.name } });
for (const key of ['plain', 'a b', 'é']) {
  const tag = { tag: { key, value: 'x/y' } };
  answers[`tag ${key}`] = await send('POST', '/csms/{id}/tags', { pathParams: { id }, data: tag });
  answers[`untag ${key}`] = await send('DELETE', '/csms/{id}/tags/{key}', { pathParams: { id, key } });
}
answers.untagged = await send('DELETE', '/csms/{id}/tags/{key}', { pathParams: { id, key: 'gone' } });
answers.backup = await send('POST', '/secrets/real-client/backup');
answers.delete = await send('DELETE', '/secrets/real-client');
answers.gone = await send('GET', '/secrets/real-client');
process.stdout.write(`\nanswers ${JSON.stringify(answers)}\n`);
