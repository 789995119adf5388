import { describe, expect, test } from '@jest/globals';
import { type HttpRequest, noBody } from '../http/message.ts';
import type { Document } from './document.ts';
import { checkCredentials, sampleCredentials, securityOf } from './security.ts';
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
  return securityOf(spec, operation);
}

const bare: HttpRequest = { method: 'GET', path: '/a', query: '', headers: {}, body: noBody };
const said = (authorization: string): HttpRequest => ({ ...bare, headers: { authorization } });
const good = { header: 'k', authorization: `Basic ${btoa('me:secret')}` };

test.each<[string, Document['security'], HttpRequest, boolean]>([
  ['a key in a header', [{ header: [] }], { ...bare, headers: { 'x-key': 'k' } }, true],
  ['no key', [{ header: [] }], bare, false],
  ['an empty key', [{ header: [] }], { ...bare, headers: { 'x-key': ' ' } }, false],
  ['a key in the wrong place', [{ header: [] }], { ...bare, query: 'X-Key=k' }, false],
  ['a key in the query', [{ query: [] }], { ...bare, query: 'a=b&key=k' }, true],
  ['an empty key in the query', [{ query: [] }], { ...bare, query: 'key=' }, false],
  ['a key in a cookie', [{ cookie: [] }], { ...bare, headers: { cookie: 'a=b; session=k' } }, true],
  ['another cookie', [{ cookie: [] }], { ...bare, headers: { cookie: 'sessions=k' } }, false],
  ['a name and a password', [{ basic: [] }], said(good.authorization), true],
  ['through a reference', [{ same: [] }], said(good.authorization), true],
  ['in another case', [{ basic: [] }], said(good.authorization.replace('Basic', 'BASIC')), true],
  ['no base64', [{ basic: [] }], said('Basic me:secret'), false],
  ['no colon', [{ basic: [] }], said(`Basic ${btoa('me')}`), false],
  ['the word alone', [{ basic: [] }], said('Basic'), false],
  ['a bearer token', [{ bearer: [] }], said('Bearer a.b-c_d=='), true],
  ['a bearer token with a space in it', [{ bearer: [] }], said('Bearer a b'), false],
  ['another scheme', [{ bearer: [] }], said(good.authorization), false],
  ['a scheme of its own', [{ hoba: [] }], said('HOBA result="1.2.3"'), true],
  ['OAuth', [{ oauth: ['read'] }], said('Bearer token'), true],
  ['OAuth without a token', [{ oauth: ['read'] }], said('Bearer '), false],
  ['OpenID', [{ openid: [] }], said('Bearer token'), true],
  ['nobody is asked', [], bare, true],
  ['it is optional', [{ header: [] }, {}], bare, true],
  ['one of two', [{ header: [] }, { basic: [] }], said(good.authorization), true],
  ['neither of two', [{ header: [] }, { basic: [] }], said('Bearer token'), false],
  ['one where both are wanted', [{ header: [], basic: [] }], said(good.authorization), false],
  [
    'both',
    [{ header: [], basic: [] }],
    { ...bare, headers: { 'x-key': 'k', authorization: good.authorization } },
    true,
  ],
  ['a certificate, which is not in the request', [{ certificate: [] }], bare, true],
])('%s', (_, security, request, passes) => {
  expect(checkCredentials(requirementsOf(security), request) === undefined).toBe(passes);
});

test('what the document asks of all is asked where an operation says nothing, and only there', () => {
  expect(checkCredentials(requirementsOf(undefined, [{ basic: [] }]), bare)).toBeDefined();
  expect(checkCredentials(requirementsOf([], [{ basic: [] }]), bare)).toBeUndefined();
});

test('a stranger is told what is wanted, and nothing of what was sent', () => {
  const requirements = requirementsOf([
    { basic: [] },
    { oauth: ['read', 'write'], header: [] },
    { hoba: [] },
  ]);
  expect(checkCredentials(requirements, said('Bearer se cret'))).toEqual({
    message: 'there are no well-formed credentials for basic, or oauth and header, or hoba',
    challenges: [
      'Basic realm="api", charset="UTF-8"',
      'Bearer realm="api", scope="read write"',
      'Hoba realm="api"',
    ],
  });
});

test('what names no scheme asks for nothing', () => {
  expect(checkCredentials(requirementsOf([{ nothing: [] }]), bare)).toBeUndefined();
  expect(checkCredentials(requirementsOf([{ nothing: [], basic: [] }]), bare)).toBeDefined();
});

describe('samples are let in', () => {
  const all = Object.keys(securitySchemes).map((name) => [{ [name]: [] }]);
  test.each<NonNullable<Document['security']>>([
    ...all,
    [{ header: [], query: [], cookie: [], bearer: [] }],
    [{ certificate: [] }, { query: [] }],
    [{ basic: [], bearer: [] }, { query: [] }],
  ])('%j', (...security) => {
    const requirements = requirementsOf(security);
    const request = sampleCredentials(requirements, { ...bare, query: 'a=b', headers: { cookie: 'a=b' } });
    expect(checkCredentials(requirements, request)).toBeUndefined();
    expect(request.query).toMatch(/^a=b/);
    expect(request.headers.cookie).toMatch(/^a=b/);
  });
});
