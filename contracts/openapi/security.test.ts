import { describe, expect, test } from '@jest/globals';
import { type HttpRequest, noBody } from '../http/message.ts';
import type { Document } from './document.ts';
import { addSampleCredentials, checkCredentials, securityRequirements } from './security.ts';
import { createSpec } from './spec.ts';

const securitySchemes = {
  header: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  basic: { type: 'http', scheme: 'Basic' },
  bearer: { type: 'http', scheme: 'bearer' },
  hoba: { type: 'http', scheme: 'hoba' },
  oauth: { type: 'oauth2', flows: {} },
  openid: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com' },
  certificate: { type: 'mutualTLS' },
  same: { $ref: '#/components/securitySchemes/basic' },
};

function requirementsOf(own: Document['security'], ofAll?: Document['security']) {
  const get = { ...(own && { security: own }), responses: {} };
  const document: Document = { openapi: '3.1.0', paths: { '/a': { get } }, components: { securitySchemes } };
  const spec = createSpec('test', { ...document, ...(ofAll && { security: ofAll }) });
  const [operation] = spec.operations.values();
  if (!operation) throw new Error('no operation');
  return securityRequirements(spec, operation);
}

const bare: HttpRequest = { method: 'GET', path: '/a', query: '', headers: {}, body: noBody };
const withAuthorization = (authorization: string): HttpRequest => ({ ...bare, headers: { authorization } });
const valid = { header: 'k', authorization: `Basic ${btoa('me:secret')}` };

test.each<[string, Document['security'], HttpRequest, boolean]>([
  ['a key in a header', [{ header: [] }], { ...bare, headers: { 'x-key': 'k' } }, true],
  ['no key', [{ header: [] }], bare, false],
  ['an empty key', [{ header: [] }], { ...bare, headers: { 'x-key': ' ' } }, false],
  ['a key in the wrong location', [{ header: [] }], { ...bare, query: 'X-Key=k' }, false],
  ['a key in the query', [{ query: [] }], { ...bare, query: 'a=b&key=k' }, true],
  ['an empty key in the query', [{ query: [] }], { ...bare, query: 'key=' }, false],
  ['a key in a cookie', [{ cookie: [] }], { ...bare, headers: { cookie: 'a=b; session=k' } }, true],
  ['another cookie', [{ cookie: [] }], { ...bare, headers: { cookie: 'sessions=k' } }, false],
  ['a name and a password', [{ basic: [] }], withAuthorization(valid.authorization), true],
  ['a scheme by reference', [{ same: [] }], withAuthorization(valid.authorization), true],
  [
    'a scheme in another case',
    [{ basic: [] }],
    withAuthorization(valid.authorization.replace('Basic', 'BASIC')),
    true,
  ],
  ['invalid base64', [{ basic: [] }], withAuthorization('Basic me:secret'), false],
  ['no colon', [{ basic: [] }], withAuthorization(`Basic ${btoa('me')}`), false],
  ['the scheme alone', [{ basic: [] }], withAuthorization('Basic'), false],
  ['a bearer token', [{ bearer: [] }], withAuthorization('Bearer a.b-c_d=='), true],
  ['a bearer token with a space in it', [{ bearer: [] }], withAuthorization('Bearer a b'), false],
  ['another scheme', [{ bearer: [] }], withAuthorization(valid.authorization), false],
  ['another HTTP scheme', [{ hoba: [] }], withAuthorization('HOBA result="1.2.3"'), true],
  ['OAuth', [{ oauth: ['read'] }], withAuthorization('Bearer token'), true],
  ['OAuth without a token', [{ oauth: ['read'] }], withAuthorization('Bearer '), false],
  ['OpenID', [{ openid: [] }], withAuthorization('Bearer token'), true],
  ['no requirement', [], bare, true],
  ['an optional requirement', [{ header: [] }, {}], bare, true],
  ['one of two', [{ header: [] }, { basic: [] }], withAuthorization(valid.authorization), true],
  ['neither of two', [{ header: [] }, { basic: [] }], withAuthorization('Bearer token'), false],
  [
    'one of two that are required together',
    [{ header: [], basic: [] }],
    withAuthorization(valid.authorization),
    false,
  ],
  [
    'both',
    [{ header: [], basic: [] }],
    { ...bare, headers: { 'x-key': 'k', authorization: valid.authorization } },
    true,
  ],
  ['a certificate, which is not in the request', [{ certificate: [] }], bare, true],
])('checks %s', (_, security, request, passes) => {
  expect(checkCredentials(requirementsOf(security), request) === undefined).toBe(passes);
});

test('the default security of the document applies only to operations without their own', () => {
  expect(checkCredentials(requirementsOf(undefined, [{ basic: [] }]), bare)).toBeDefined();
  expect(checkCredentials(requirementsOf([], [{ basic: [] }]), bare)).toBeUndefined();
});

test('an unauthenticated request is rejected with the required schemes, without quoting what was sent', () => {
  const requirements = requirementsOf([
    { basic: [] },
    { oauth: ['read', 'write'], header: [] },
    { hoba: [] },
  ]);
  expect(checkCredentials(requirements, withAuthorization('Bearer se cret'))).toEqual({
    message: 'missing or malformed credentials for basic, or oauth and header, or hoba',
    challenges: [
      'Basic realm="api", charset="UTF-8"',
      'Bearer realm="api", scope="read write"',
      'Hoba realm="api"',
    ],
  });
});

test('unknown schemes are ignored', () => {
  expect(checkCredentials(requirementsOf([{ nothing: [] }]), bare)).toBeUndefined();
  expect(checkCredentials(requirementsOf([{ nothing: [], basic: [] }]), bare)).toBeDefined();
});

describe('sample credentials are valid', () => {
  const all = Object.keys(securitySchemes).map((name) => [{ [name]: [] }]);
  test.each<NonNullable<Document['security']>>([
    ...all,
    [{ header: [], query: [], cookie: [], bearer: [] }],
    [{ certificate: [] }, { query: [] }],
    [{ basic: [], bearer: [] }, { query: [] }],
  ])('%j', (...security) => {
    const requirements = requirementsOf(security);
    const request = addSampleCredentials(requirements, { ...bare, query: 'a=b', headers: { cookie: 'a=b' } });
    expect(checkCredentials(requirements, request)).toBeUndefined();
    expect(request.query).toMatch(/^a=b/);
    expect(request.headers.cookie).toMatch(/^a=b/);
  });
});
