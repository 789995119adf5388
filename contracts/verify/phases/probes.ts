import type { HttpRequest } from '../../http/message.ts';
import { methodsOf, type Operation } from '../../openapi/spec.ts';
import type { Contract } from '../contract.ts';
import type { CallInput } from '../engine/call-input.ts';
import { NotCovered } from '../engine/case-abort.ts';
import type { Session } from '../engine/session.ts';
import { requestViolations } from '../fixtures/validate-request.ts';
import type { Case } from '../plan.ts';
import { isReading } from './coverage.ts';

/** What a document's own words ask to be tried: a case for each operation, or path, that has something to try. */
export function probes(contract: Contract): Case[] {
  const operations = [...contract.spec.operations.values()];
  const paths = new Map(operations.map((operation) => [operation.path, operation]));
  const all = new Set([...paths.keys(), ...contract.spec.disabled.map(({ path }) => path)]);
  const templates = [...all].filter((path) => path.includes('{')).map(templateOf);
  return [
    ...[...paths.values()].map((operation) => undeclaredMethods(contract, operation, templates)),
    ...operations
      .filter(({ responses }) => responses.has('404'))
      .map((operation) => unknownId(contract, operation)),
    ...operations.filter(({ secured }) => secured).map((operation) => unauthenticated(contract, operation)),
  ];
}

/** A case for each operation that is off, so that a run tells of what it leaves out. */
export function disabledCases({ spec }: Contract): Case[] {
  return spec.disabled.map(({ id, pointer, why }) => ({
    id: `disabled/${id}`,
    title: `${id} is called`,
    check: 'off',
    writes: false,
    async run() {
      throw new NotCovered({ operationId: id, why: `it is off: ${why}`, pointer });
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

function undeclaredMethods(contract: Contract, operation: Operation, templates: readonly Template[]): Case {
  // A concrete path can also be an item of a templated one, which has methods of its own.
  const same = templates.filter(({ covers }) => covers.test(operation.path)).map(({ path }) => path);
  const { document, disabled } = contract.spec;
  // What is off is declared all the same.
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
          contract.unknownPath(session, operation.id) ?? (await anyPath(contract, session, operation));
        await session.probe('undeclared method', operation.id, { path, method }, method);
      }
      const writing = [...contract.spec.operations.values()].find(
        (other) => other.path === operation.path && other.requestBody && other.method !== 'DELETE',
      );
      // With the body of another method there is something to be taken: on a thing of the run's own.
      for (const method of methods.filter((one) => writing && one !== 'DELETE' && one !== 'GET')) {
        const sample = await contract.sample(session, writing?.id ?? '');
        await session.probe(
          'undeclared method',
          operation.id,
          { ...sample, method },
          `${method} with a body`,
        );
      }
    },
  };
}

/** Where nothing could be missing, an item that is there will do as well as any. */
async function anyPath(
  contract: Contract,
  session: Session,
  operation: Operation,
): Promise<Record<string, unknown>> {
  return operation.path.includes('{') ? ((await contract.sample(session, operation.id)).path ?? {}) : {};
}

function unknownId(contract: Contract, operation: Operation): Case {
  return {
    id: `unknown-id/${operation.id}`,
    title: `${operation.id} knows what does not exist`,
    check: 'unknown-id-refused',
    writes: true,
    async run(session) {
      const path = contract.unknownPath(session, operation.id);
      if (!path) return;
      const sample = await contract.sample(session, operation.id);
      await session.probe('unknown id', operation.id, { ...sample, path }, 'a missing one');
      const [parameter = ''] = /[^{}]+(?=\}[^{}]*$)/.exec(operation.path) ?? [];
      for (const word of inherited) {
        const input = { ...sample, path: { ...path, [parameter]: word } };
        if (await isValid(contract, session, operation, input))
          await session.probe('unknown id', operation.id, input, `${word}, which no one has created`);
      }
    },
  };
}

/** What a JavaScript object has without anybody's doing. */
const inherited = ['constructor', '__proto__'];

async function isValid(
  { spec }: Contract,
  session: Session,
  operation: Operation,
  input: CallInput,
): Promise<boolean> {
  const { request, basePath } = await session.prepare(operation.id, input);
  return (await requestViolations(spec, operation, request, basePath))?.length === 0;
}

function unauthenticated(contract: Contract, operation: Operation): Case {
  return {
    id: `auth-required/${operation.id}`,
    title: `${operation.id} is closed to strangers`,
    check: 'auth-required',
    writes: !isReading(contract, operation),
    async run(session) {
      const sample = await contract.sample(session, operation.id);
      for (const [what, authorize] of Object.entries(session.unauthenticated)) {
        await session.probe('no credentials', operation.id, { ...sample, authorize }, what);
      }
      // Who may not look is not told what is there, either.
      const path = contract.unknownPath(session, operation.id);
      if (!path) return;
      const asNobody = { ...sample, path, authorize: (request: HttpRequest) => request };
      await session.probe('no credentials', operation.id, asNobody, 'no credentials, and a missing one');
    },
  };
}
