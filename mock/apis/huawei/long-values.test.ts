import { describe, expect, test } from '@jest/globals';
import { resolve, type Schema } from '../../../contracts/openapi/document.ts';
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import type { Operation } from '../../../contracts/openapi/spec.ts';
import { stopwatch } from '../../../scripts/testing/processor-time.ts';
import { builtinMock } from '../index.ts';
import { requestTo } from './testing.ts';

const spec = loadBuiltin('huawei');
type Rules = Record<string, unknown>;

/** Texts that would take a backtracking pattern, or a careless loop, long. */
const texts = ['A', ' ', '_sys_', '%', 'é', ')CloudSecretManagementBackupV1.com', '{"a":', '1', '=', 'v'].map(
  (unit) => `${unit.repeat(10_000).slice(0, 9_999)}!`,
);

/** The same body with each of its texts, one after the other, replaced. */
function* bodiesWith(schema: Schema, text: string): Generator<unknown> {
  const rules = resolve<Rules>(spec.document, schema as Schema & object, '').value;
  if (rules.type === 'string') yield text;
  if (rules.type === 'array') for (const item of bodiesWith(rules.items as Schema, text)) yield [item];
  const properties = Object.entries((rules.properties ?? {}) as Record<string, Schema>);
  const examples = Object.fromEntries(properties.map(([name, inner]) => [name, exampleOf(inner)]));
  for (const [name, inner] of properties) {
    for (const value of bodiesWith(inner, text)) yield { ...examples, [name]: value };
  }
}

function exampleOf(schema: Schema): unknown {
  const rules = resolve<Rules>(spec.document, schema as Schema & object, '').value;
  return (rules.examples as unknown[] | undefined)?.[0] ?? (rules.enum as unknown[] | undefined)?.[0];
}

function requestsWith({ method, path, parameters, requestBody }: Operation, text: string) {
  const known: Record<string, string> = {
    project_id: '0123456789abcdef0123456789abcdef',
    secret_name: 'demo',
    version_id: 'v1',
    stage_name: 'prod',
    key: 'k',
  };
  const pathOf = (values: Record<string, string>) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? '0'.repeat(36)));
  const bodySchema = requestBody?.value.content['application/json']?.schema;
  return [
    ...parameters.flatMap(({ value: { name, in: place } }) => {
      if (place === 'path') return [requestTo(method, pathOf({ ...known, [name]: text }))];
      return [requestTo(method, `${pathOf(known)}?${new URLSearchParams({ [name]: text })}`)];
    }),
    ...(bodySchema === undefined ? [] : [...bodiesWith(bodySchema, text)]).map((body) =>
      requestTo(method, pathOf(known), body),
    ),
  ];
}

describe('a text of 10,000 characters, wherever there can be one, is answered in time', () => {
  const mock = builtinMock('huawei');
  test.each([...spec.operations.values()].map((operation) => [operation.id, operation] as const))(
    '%s',
    async (_, operation) => {
      // The validators are compiled at their first use.
      for (const request of requestsWith(operation, 'short')) await mock.handle(request);
      for (const request of texts.flatMap((text) => requestsWith(operation, text))) {
        const elapsed = stopwatch();
        const { status } = await mock.handle(request);
        expect(elapsed()).toBeLessThan(5_000);
        expect(status).toBeLessThan(500);
      }
    },
  );
});

test('a long authorization is answered in time', async () => {
  const mock = builtinMock('huawei');
  await mock.handle(requestTo('GET', '/secrets'));
  for (const text of [
    ...texts,
    'Access=A, '.repeat(1000),
    `Access=A, SignedHeaders=${'a;'.repeat(5000)}, Signature=`,
  ]) {
    const request = requestTo('GET', '/secrets');
    const elapsed = stopwatch();
    await mock.handle({ ...request, headers: { authorization: `SDK-HMAC-SHA256 ${text}` } });
    expect(elapsed()).toBeLessThan(5_000);
  }
});
