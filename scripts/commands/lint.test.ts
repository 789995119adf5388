import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ResourceCorrections } from '../../contracts/openapi/resources/index.ts';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { runCli } from '../testing/run-cli.ts';
import { writeFiles } from '../testing/write-files.ts';
import { describeResources } from './lint-resources.ts';

const head = `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
`;

const answer = (schema: string, more = '') =>
  `${head}      responses:
        '200':
          description: all
          content:
            application/json:
              schema: ${schema}
${more}`;

test('the built-in documents have no errors', async () => {
  const { code, out } = await runCli('lint');
  expect(out).toMatch(/^5 documents: 0 errors, 0 warnings, \d+ notes$/m);
  expect(out).toMatch(
    /^specs\/docker\.yaml:\d+:\d+ note untestable-status #\/\S+ 500 cannot be tested: no call/m,
  );
  expect(code).toBe(0);
}, 60_000);

const issues: [what: string, document: string, code: number, message: RegExp][] = [
  ['nothing', answer('{ type: string }'), 0, /^1 document: 0 errors, 0 warnings, 0 notes$/],
  [
    'a pattern that explodes',
    answer("{ type: string, pattern: '^(a+)+$' }"),
    1,
    /:12:\d+ error safe-pattern #\S+schema\/pattern \^\(a\+\)\+\$ can take exponential time/,
  ],
  [
    'one that explodes by an alternative',
    answer("{ type: string, pattern: '^(a|a)*$', maxLength: 100 }"),
    1,
    /error safe-pattern /,
  ],
  ['one that is slow', answer("{ type: string, pattern: 'a*a*b$' }"), 0, /warning safe-pattern .*polynomial/],
  [
    'one that is slow and short',
    answer("{ type: string, pattern: 'a*a*b$', maxLength: 100 }"),
    0,
    /^1 document: 0 errors, 0 warnings, 0 notes$/,
  ],
  [
    'an example that breaks its schema',
    answer('{ type: integer, examples: [none] }'),
    1,
    /:12:\d+ error no-invalid-schema-examples #\S+\/examples\/0 /,
  ],
  [
    'an example with an undeclared property',
    answer('{ type: object, properties: { a: { type: integer } }, examples: [{ a: 1, b: 2 }] }'),
    0,
    /^1 document: 0 errors, 0 warnings, 0 notes$/,
  ],
  [
    'what is left of 3.0',
    answer('{ type: string, nullable: true }'),
    0,
    /warning nullable #\S+\/nullable .*\n1 document: 0 errors, 1 warning,/,
  ],
  [
    'an example of a schema that Redocly does not compile',
    answer('{ nullable: true, enum: [a, null] }')
      .replace(/(\n +)schema:/, '$1example: a$1schema:')
      .replace('3.1.0', '3.0.3'),
    0,
    /^1 document: 0 errors, /,
  ],
  [
    'a keyword that is ignored',
    answer('{ minLenght: 1 }'),
    1,
    /:12:\d+ error schema #\S+\/minLenght .*did you mean minLength\?; it is ignored/,
  ],
  [
    'a $ref to nowhere',
    answer("{ $ref: '#/components/schemas/Pet' }"),
    1,
    /error no-unresolved-refs #\S+schema .*unresolved \$ref: \S+; any value is valid there/,
  ],
  [
    'an answer that cannot be',
    answer('{ allOf: [{ type: string }, { type: object }] }'),
    1,
    /:12:\d+ error unsatisfiable-schema #\S+allOf\/1 no response body is valid for 200: .* \(disables listPets\)/,
  ],
  [
    'a refusal that cannot be',
    answer(
      '{ type: string }',
      `        '400':
          description: no
          content:
            application/json:
              schema: { oneOf: [{ type: string }, { type: string, description: the same }] }
`,
    ),
    0,
    /:17:\d+ warning unsatisfiable-schema #\S+oneOf no response body is valid for 400: 2 schemas of its oneOf are equal/,
  ],
  ['an unknown format', answer('{ type: string, format: shoe-size }'), 0, /warning unknown-format /],
  [
    'a secret that can be read',
    answer('{ properties: { apiToken: { type: string } } }'),
    0,
    /warning secret-readable #\S+\/properties\/apiToken /,
  ],
  [
    'one that cannot',
    answer(
      '{ properties: { apiToken: { type: string, format: password }, password: { type: string, writeOnly: true }, tokens: { type: integer } } }',
    ),
    0,
    /^1 document: 0 errors, 0 warnings, 0 notes$/,
  ],
  [
    'a secret in a URL',
    `${head}      parameters: [{ name: access_token, in: query, schema: { type: string } }]\n      responses: { '200': { description: all } }\n`,
    0,
    /warning secret-readable #\/paths\/~1pets\/get\/parameters\/0 access_token is a secret value in a URL/,
  ],
  [
    'a credential in a URL',
    answer(
      '{ type: string }',
      'components: { securitySchemes: { key: { type: apiKey, in: query, name: k } } }\nsecurity: [{ key: [] }]\n',
    ),
    0,
    /warning secret-readable #\/components\/securitySchemes\/key /,
  ],
  [
    'an operation without a name',
    answer('{ type: string }').replace(/ +operationId.*\n/, ''),
    0,
    /warning operation-operationId /,
  ],
  [
    'statuses that no call brings about',
    `${head}      responses: { '404': { description: x }, '401': { description: x }, '400': { description: x }, '503': { description: x }, '200': { description: x } }\n`,
    0,
    /(?:.* note untestable-status .*\n){4}1 document: 0 errors, 0 warnings, 4 notes$/,
  ],
];

test.each(issues)('%s', async (_, document, code, message) => {
  const result = await runCli('lint', writeFiles({ 'pets.yaml': document }));
  expect(result.err).toBe('');
  expect(result.out.trim()).toMatch(message);
  expect(result.code).toBe(code);
});

test('a SARIF report points into the file', async () => {
  const file = writeFiles({ 'pets.yaml': answer("{ type: string, pattern: '^(a+)+$' }") });
  const report = join(temporaryDirectory(), 'lint.sarif');
  expect((await runCli('lint', file, '--report', `sarif=${report}`)).code).toBe(1);
  const { version, runs } = JSON.parse(readFileSync(report, 'utf8'));
  expect(version).toBe('2.1.0');
  expect(runs[0].results).toMatchObject([
    {
      ruleId: 'safe-pattern',
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 12 } } }],
    },
  ]);
});

test.each([
  ['a missing file', ['lint', 'none.yaml'], /none\.yaml: no such file/],
  ['a file that is not a document', ['lint', 'package.json'], /neither openapi nor swagger/],
  ['an unknown report', ['lint', '--report', 'html=x'], /--report html=x: expected sarif=PATH/],
])('%s is wrong usage', async (_, args, message) => {
  const { code, err } = await runCli(...args);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});

test('--resources lists the resources of a document with reasons', async () => {
  const { code, out } = await runCli('lint', 'gcore', '--resources');
  expect(code).toBe(0);
  expect(out).toMatch(/^cloud\/caas\/secrets, a collection at \/cloud\/v1\/caas\/secrets\/\{project_id\}/m);
  expect(out).toMatch(/^ {4}create {2}POST \S+ \(CaaSPullSecretsHandler\.post\) → 200$/m);
  expect(out).toMatch(/^ {4}- name is the id: \{secret_name\} means the name of secret$/m);
});

describe('a correction of a resource', () => {
  const answer = (schema: object) => ({
    200: { description: '', content: { 'application/json': { schema } } },
  });
  const user = { type: 'object', properties: { id: { type: 'integer' }, login: { type: 'string' } } };
  const list = { get: { operationId: 'list', responses: answer({ type: 'array', items: user }) } };
  const documentWith = (item: object) =>
    writeFiles({
      'users.json': JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'users', version: '1' },
        paths: {
          '/users': { ...list, post: { operationId: 'add', responses: answer({}) } },
          '/users/{name}': {
            parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
            get: { operationId: 'read', responses: answer(user) },
            delete: { operationId: 'drop', responses: { 204: { description: '' } } },
            ...item,
          },
          '/signup': { post: { operationId: 'signUp', responses: answer(user) } },
        },
      }),
    });

  test('is in the document', async () => {
    const corrected = documentWith({ 'x-bonafide-resource': { id: 'id' } });
    const { out } = await runCli('lint', corrected, '--resources');
    expect(out).toMatch(/^ {4}- id is the id: a correction says so$/m);
    expect((await runCli('lint', documentWith({}), '--resources')).out).not.toMatch(/correction says/);
  });

  test('is in the configuration', async () => {
    const resources: ResourceCorrections = { '/users': { create: 'signUp' }, '/users/{name}': false };
    const lines = await describeResources(documentWith({}), resources);
    expect(lines).toContain('    create  POST /signup (signUp) → 200');
    expect(lines.join('\n')).toMatch(/^ {4}DELETE \/users\/\{name\} \(drop\)$/m);
  });

  test.each<[ResourceCorrections, string]>([
    [{ '/user': false }, 'has no path /user'],
    [
      { '/users/{name}': { id: 'nick' } },
      'x-bonafide-resource of /users/{name}: id nick is none of id, login',
    ],
    [{ '/users': { create: 'join' } }, 'create join is none of list, add, read, drop, signUp'],
    [
      { '/users': { creates: 'add' } as object },
      'must be false or an object, whose id, sameAs, create are texts',
    ],
  ])('with %j is wrong usage', async (corrections, message) => {
    await expect(describeResources(documentWith({}), corrections)).rejects.toThrow(message);
  });
});
