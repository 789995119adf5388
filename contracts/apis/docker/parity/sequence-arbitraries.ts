import fc from 'fast-check';
import type { Step } from '../../../verify/engine/sequence-step.ts';
import { createBodies, plainBodies, updateBodies } from './body-arbitraries.ts';
import { listQueries, nodeQueries, updateQueries } from './query-arbitraries.ts';
import { stepWithDefaults } from './step-with-defaults.ts';
import { references } from './text-arbitraries.ts';
import { unknownRoutes } from './unknown-route-arbitraries.ts';

/** As many calls as a sequence has at most. */
const longest = 20;

type Steps = fc.Arbitrary<Step[]>;

/** Random sequences of calls of an engine: secrets that live, and requests that nobody should send. */
export function sequences(prefix: string, basePath: string): Steps {
  const group = fc.oneof(
    { weight: 6, arbitrary: creates(prefix, basePath) },
    { weight: 4, arbitrary: inspects(prefix, basePath) },
    { weight: 4, arbitrary: lists(prefix, basePath) },
    { weight: 6, arbitrary: updates(prefix, basePath) },
    { weight: 2, arbitrary: removals(prefix, basePath) },
    { weight: 3, arbitrary: systemReads(prefix, basePath) },
    { weight: 2, arbitrary: unknownRoutes(references(prefix), bases(basePath), basePath) },
  );
  const first = fc.array(plainCreate(prefix, basePath), { maxLength: 4, size: 'max' });
  const groups = fc.array(group, { maxLength: longest, size: 'max' });
  // With a bias most sequences would be short.
  return fc.noBias(fc.tuple(first, groups)).map((steps) => steps.flat(2).slice(0, longest));
}

const item = fc.nat(3);

/** What stands before the paths: the agreed version, none, or one that an engine also lets in. */
function bases(basePath: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(basePath) },
    { weight: 2, arbitrary: fc.constantFrom('', '/v1.24', '/v1.40', '/v1.40.1', '/v01.30') },
  );
}

const headers: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ 'content-type': 'application/json' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Record<string, string>>(
      ...[
        {},
        { 'content-type': '' },
        { 'content-type': 'text/plain' },
        { 'content-type': 'application/json; charset=utf-16' },
      ],
      ...[
        { 'content-type': 'APPLICATION/JSON' },
        { 'content-type': 'x' },
        { accept: 'text/html' },
        { authorization: 'Bearer x' },
      ],
      ...[{ 'content-encoding': 'gzip' }, { 'x-http-method-override': 'DELETE' }, { 'if-none-match': '*' }],
    ),
  },
);

function plainCreate(prefix: string, basePath: string): Steps {
  return plainBodies(prefix).map((body) => [stepWithDefaults('POST', basePath, '/secrets/create', { body })]);
}

function creates(prefix: string, basePath: string): Steps {
  return fc.tuple(bases(basePath), headers, createBodies(prefix)).map(([base, headers, body]) => {
    return [stepWithDefaults('POST', base, '/secrets/create', { headers, body })];
  });
}

function inspects(prefix: string, basePath: string): Steps {
  const method = fc.oneof({ weight: 12, arbitrary: fc.constant('GET') }, fc.constant('HEAD'));
  return fc.tuple(method, bases(basePath), references(prefix)).map(([method, base, reference]) => {
    return [stepWithDefaults(method, base, `/secrets/${reference}`)];
  });
}

function lists(prefix: string, basePath: string): Steps {
  return fc.tuple(bases(basePath), listQueries(prefix)).map(([base, query]) => {
    return [stepWithDefaults('GET', base, '/secrets', { query })];
  });
}

/** An update by the version that was read before it, or, the second time, by an older one; and a look at what came of it. */
function updates(prefix: string, basePath: string): Steps {
  return fc
    .record({
      base: bases(basePath),
      before: fc.nat(5),
      again: fc.nat(3),
      after: fc.boolean(),
      nth: item,
      headers,
    })
    .chain(({ base, before, again, after, nth, headers }) => {
      const own = `/secrets/{{id ${nth}}}`;
      const read = stepWithDefaults('GET', base, own);
      const path = fc.oneof(
        { weight: 9, arbitrary: fc.constant(own) },
        { weight: 2, arbitrary: references(prefix).map((reference) => `/secrets/${reference}`) },
      );
      // The name is not known until it is read, so it is one of those that are often met.
      const query = updateQueries(fc.oneof({ weight: 9, arbitrary: fc.constant(nth) }, item));
      return fc.tuple(path, query, ownBodies(prefix, nth)).map(([path, query, body]) => {
        const update = stepWithDefaults('POST', base, `${path}/update`, { query, headers, body });
        return [
          ...(before > 0 ? [read] : []),
          update,
          ...(again === 0 ? [update] : []),
          ...(after ? [read] : []),
        ];
      });
    });
}

/** Bodies of an update that have the secret's own name, mostly. */
function ownBodies(prefix: string, nth: number): fc.Arbitrary<string> {
  return fc
    .tuple(updateBodies(prefix), fc.nat(9))
    .map(([body, chance]) => (chance < 9 ? body.replace(/("Name":)"[^"]*"/i, `$1"{{name ${nth}}}"`) : body));
}

/** What the engine says of itself and its swarm. */
function systemReads(prefix: string, basePath: string): Steps {
  const facts = fc.tuple(fc.constantFrom('/info', '/version'), fc.constantFrom('', 'x=%zz'));
  const nodes = fc.tuple(fc.constant('/nodes'), nodeQueries(prefix));
  const read = fc.oneof(facts, { weight: 2, arbitrary: nodes });
  return fc
    .tuple(bases(basePath), read)
    .map(([base, [path, query]]) => [stepWithDefaults('GET', base, path, { query })]);
}

function removals(prefix: string, basePath: string): Steps {
  return fc.tuple(bases(basePath), references(prefix)).map(([base, reference]) => {
    return [stepWithDefaults('DELETE', base, `/secrets/${reference}`)];
  });
}
