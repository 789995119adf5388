import fc from 'fast-check';
import type { Step } from '../../../verify/engine/sequence-step.ts';
import { stepWithDefaults } from './step-with-defaults.ts';

type Text = fc.Arbitrary<string>;

/**
 * One call of a method or a path that an engine does not have, or a ping. None of them leads to anything else that an
 * engine has.
 */
export function unknownRoutes(reference: Text, base: Text, basePath: string): fc.Arbitrary<Step[]> {
  const one = fc.oneof(
    {
      weight: 3,
      arbitrary: calls(fc.constantFrom('GET', 'POST', 'DELETE', 'OPTIONS'), base, oddPaths(reference)),
    },
    { weight: 3, arbitrary: calls(oddMethods, base, paths(reference)) },
    { weight: 1, arbitrary: calls(fc.constantFrom('GET', 'HEAD', 'POST'), base, fc.constant('/_ping')) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...misplaced)
        .map(([method, path]) => stepWithDefaults(method, basePath, path)),
    },
    { weight: 1, arbitrary: calls(fc.constantFrom('GET', 'HEAD', 'OPTIONS'), oddBases(basePath), readPaths) },
  );
  return one.map((call) => [call]);
}

function calls(method: Text, base: Text, path: Text): fc.Arbitrary<Step> {
  return fc.tuple(method, base, path).map(([verb, start, rest]) => stepWithDefaults(verb, start, rest));
}

const oddMethods = fc.constantFrom('PUT', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY');

/** Right methods in the wrong place; not where they could delete or create anything. */
const misplaced = [
  ['DELETE', '/secrets'],
  ['POST', '/secrets'],
  ['GET', '/secrets/create'],
  ['GET', '/secrets/{{id 0}}/update'],
] as const;

function paths(reference: Text): Text {
  const fixed = [
    '/secrets',
    '/secrets/create',
    '/_ping',
    '/info',
    '/version',
    '/nodes',
    '/secrets/{{id 0}}/update',
  ];
  return fc.oneof(
    fc.constantFrom(...fixed),
    reference.map((one) => `/secrets/${one}`),
  );
}

function oddPaths(reference: Text): Text {
  const fixed = [
    '/',
    '//',
    '/secret',
    '/secrets/',
    '//secrets',
    '/secrets//',
    '/secrets/./',
    '/secrets/../secrets',
  ];
  const below = fc
    .tuple(reference, fc.constantFrom('/', '/updates', '/x/y', '//update'))
    .map(([one, rest]) => `/secrets/${one}${rest}`);
  return fc.oneof(fc.constantFrom(...fixed, '/_ping/', '/_ping/x'), below);
}

const readPaths = fc.constantFrom(
  '/secrets',
  '/_ping',
  '/info',
  '/version',
  '/nodes',
  '/secrets/{{id 0}}',
  '/nothing',
);

/** What is no version, or one that no engine lets in, or only an old one. */
function oddBases(basePath: string): Text {
  const odd = [
    '/v1.99',
    '/v1',
    '/v',
    '/v..',
    '/v1.41.',
    '/v99999999999999999999.1',
    '/V1.41',
    '/v1.23',
    '/v0',
  ];
  return fc.constantFrom(...odd, `/${basePath}`, `${basePath}${basePath}`, '/v1.41%2F');
}
