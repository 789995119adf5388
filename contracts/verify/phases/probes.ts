import { methodsOf, type Operation, type Spec } from '../../openapi/spec.ts';
import { isRefusal } from '../checks/valid-input-accepted.ts';
import type { CallInput } from '../engine/call-input.ts';
import type { Case } from '../engine/case.ts';
import { NotCovered } from '../engine/early-case-ends.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { idPosition, locationOf } from '../fixtures/item-location.ts';
import { unknownPath } from '../fixtures/unknown-path.ts';
import { isChosenId } from '../fixtures/unlikely-ids.ts';
import { requestViolations } from '../fixtures/validate-request.ts';
import { unauthenticatedCases } from './unauthenticated.ts';

/** What a document's own words ask to be tried: a case for each operation, or path, that has something to try. */
export function probes(fixtures: FixtureFactory): Case[] {
  const operations = [...fixtures.spec.operations.values()];
  const paths = new Map(operations.map((operation) => [operation.path, operation]));
  const all = new Set([...paths.keys(), ...fixtures.spec.disabled.map(({ path }) => path)]);
  const templates = [...all].filter((path) => path.includes('{')).map(templateOf);
  return [
    ...[...paths.values()].map((operation) => undeclaredMethods(fixtures, operation, templates)),
    ...operations
      .filter(({ responses }) => responses.has('404'))
      .map((operation) => unknownId(fixtures, operation)),
    ...unauthenticatedCases(fixtures),
  ];
}

/** A case for each disabled operation, so that a run reports what it leaves out. */
export function disabledCases({ disabled }: Spec): Case[] {
  return disabled.map(({ id, pointer, reason }) => ({
    id: `disabled/${id}`,
    title: `${id} is called`,
    check: 'off',
    writes: false,
    async run() {
      throw new NotCovered({ operationId: id, why: `it is disabled: ${reason}`, pointer });
    },
  }));
}

/** HEAD and OPTIONS are left out: a server may have them where a document does not (RFC 9110, 9.3.2 and 9.3.7). */
const tried = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'];

/** A path that has parameters, and the paths that it can be. */
interface Template {
  path: string;
  covers: RegExp;
}

function templateOf(path: string): Template {
  return { path, covers: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) };
}

function undeclaredMethods(
  fixtures: FixtureFactory,
  operation: Operation,
  templates: readonly Template[],
): Case {
  // A concrete path can also be an item of a templated one, which has methods of its own.
  const same = templates.filter(({ covers }) => covers.test(operation.path)).map(({ path }) => path);
  const { document, disabled } = fixtures.spec;
  // What is disabled is declared all the same.
  const declared = [operation.path, ...same].flatMap((path) => [
    ...methodsOf(document, path),
    ...disabled.filter((one) => one.path === path).map(({ method }) => method),
  ]);
  const methods = tried.filter((method) => !declared.includes(method));
  return {
    id: `undeclared-method${operation.path}`,
    title: `${operation.path} has no ${methods.join(', ')}`,
    check: 'undeclared-method-refused',
    writes: true,
    async run(session) {
      for (const method of methods) {
        const path =
          unknownPath(fixtures, session, operation.id) ?? (await anyPath(fixtures, session, operation));
        await session.unlessLeftOut(() =>
          session.probe('undeclared method', operation.id, { path, method }, method),
        );
      }
      const writing = [...fixtures.spec.operations.values()].find(
        (other) => other.path === operation.path && other.requestBody && other.method !== 'DELETE',
      );
      // With the body of another method there is something to be taken: on an item of the run's own.
      for (const method of writing ? methods.filter((one) => one !== 'DELETE' && one !== 'GET') : []) {
        if (!writing) return;
        const sample = await fixtures.call(session, writing);
        const what = `${method} with a body`;
        await session.unlessLeftOut(() =>
          session.probe('undeclared method', operation.id, { ...sample, method }, what),
        );
      }
    },
  };
}

/** Where nothing could be missing, an item that is there will do as well as any. */
async function anyPath(
  fixtures: FixtureFactory,
  session: Session,
  operation: Operation,
): Promise<Record<string, unknown>> {
  return operation.path.includes('{') ? ((await fixtures.call(session, operation)).path ?? {}) : {};
}

function unknownId(fixtures: FixtureFactory, operation: Operation): Case {
  return {
    id: `unknown-id/${operation.id}`,
    title: `${operation.id} knows what does not exist`,
    check: 'unknown-id-refused',
    writes: true,
    async run(session) {
      const sample = await fixtures.call(session, operation);
      const known = session.isStrict ? undefined : knownId(fixtures, operation, sample);
      const path = unknownPath(fixtures, session, operation.id, known);
      if (!path) return;
      if (await isRefusedAnyway(session, operation, sample, path)) return;
      await session.probe('unknown id', operation.id, { ...sample, path }, 'a missing one');
      // An id that a server has chosen has a form, and is no word.
      if (known !== undefined && !isChosenId(known, session)) return;
      const [parameter = ''] = /[^{}]+(?=\}[^{}]*$)/.exec(operation.path) ?? [];
      for (const word of inherited) {
        const input = { ...sample, path: { ...path, [parameter]: word } };
        if (await isValid(fixtures, session, operation, input))
          await session.unlessLeftOut(() =>
            session.probe('unknown id', operation.id, input, `${word}, which no one has created`),
          );
      }
    },
  };
}

/** Whether a server that nobody here knows refuses a call of an item that is there, too: then it is not for its id. */
async function isRefusedAnyway(
  session: Session,
  { id }: Operation,
  sample: CallInput,
  path: NonNullable<CallInput['path']>,
): Promise<boolean> {
  if (session.isStrict) return false;
  const missing = await session.trial('unknown id', id, { ...sample, path }, 'a missing one');
  if (missing.broken === 0 || !isRefusal(missing.answer.status)) return false;
  const { answer } = await session.trial('valid', id, sample, 'one that is there');
  if (!isRefusal(answer.status)) return false;
  await session.attempt(id, { ...sample, path }, 'a missing one');
  return true;
}

/** The id in a call of an item that was created for it. */
function knownId(fixtures: FixtureFactory, operation: Operation, call: CallInput): unknown {
  const owner = fixtures.ownerOf(operation);
  if (!owner || !fixtures.isKnownThere(operation, call)) return undefined;
  return locationOf(operation.path, { ...call.path }).get(idPosition(owner));
}

/** What a JavaScript object has without anybody's doing. */
const inherited = ['constructor', '__proto__'];

async function isValid(
  { spec }: FixtureFactory,
  session: Session,
  operation: Operation,
  input: CallInput,
): Promise<boolean> {
  const { request, basePath } = await session.prepare(operation.id, input);
  return (await requestViolations(spec, operation, request, basePath))?.length === 0;
}
