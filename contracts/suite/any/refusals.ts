import type { Operation } from '../../spec/spec.ts';
import type { Case } from '../plan.ts';
import type { Session } from '../session.ts';
import { isNamedInPath } from './new-id.ts';
import type { Things } from './things.ts';

/** Cases of the refusals that a document has and no other case brings about: 406, 415 and 409. */
export function refusals(things: Things): Case[] {
  const operations = [...things.spec.operations.values()];
  return [
    ...operations.filter(refusesToAnswer).map((one) => notAcceptable(things, one)),
    ...operations.filter(refusesTypes).map((one) => unsupportedType(things, one)),
    ...operations.filter((one) => refusesDuplicates(things, one)).map((one) => duplicate(things, one)),
  ];
}

/** Whether a second item that is the same in what no two share can be sent, and is documented to be refused. */
export function refusesDuplicates(things: Things, operation: Operation): boolean {
  const resource = things.createdBy(operation);
  // PUT makes it what is sent, be it there or not.
  if (!resource || isNamedInPath(resource) || !operation.responses.has('409')) return false;
  return resource.unique.length > 0 || resource.id?.chosen === true;
}

/** Whether there is a body to answer with, and a refusal to answer in a media type that it does not have. */
export function refusesToAnswer({ responses }: Operation): boolean {
  const hasBody = [...responses].some(
    ([status, { value }]) => /^2/.test(status) && value.content !== undefined,
  );
  return responses.has('406') && hasBody;
}

/** Whether other media types than its own are documented to be refused. */
export function refusesTypes({ responses, requestBody }: Operation): boolean {
  return (
    responses.has('415') &&
    requestBody !== undefined &&
    !Object.keys(requestBody.value.content).includes('*/*')
  );
}

function notAcceptable(things: Things, operation: Operation): Case {
  return {
    id: `not-acceptable/${operation.id}`,
    law: 'not-acceptable',
    writes: true,
    title: `${operation.id} refuses to answer in a media type that it does not have`,
    async run(session) {
      const input = await things.call(session, operation);
      const headers = { ...input.headers, accept: 'application/x-bonafide' };
      await refused(session, operation, { ...input, headers }, 406);
    },
  };
}

function unsupportedType(things: Things, operation: Operation): Case {
  return {
    id: `unsupported-type/${operation.id}`,
    law: 'unsupported-type',
    writes: true,
    title: `${operation.id} refuses a body of a media type that it does not have`,
    async run(session) {
      const input = await things.call(session, operation);
      const headers = { ...input.headers, 'content-type': 'application/x-bonafide' };
      await refused(session, operation, { ...input, headers, body: Buffer.from('?') }, 415);
    },
  };
}

function duplicate(things: Things, operation: Operation): Case {
  return {
    id: `duplicate/${operation.id}`,
    law: 'duplicate',
    writes: true,
    title: `${operation.id} refuses what is there already`,
    async run(session) {
      const input = await things.call(session, operation);
      await session.succeed(operation.id, input);
      const { status } = await session.probe('valid', operation.id, input, 'the same again');
      // What a path leads to is one thing.
      const isId = things.createdBy(operation)?.id?.chosen === true;
      session.holds(!isId || status >= 400, '/status', `${status}, and there is one with this id`);
      await session.assuming('no two items share this', async () => {
        session.holds(status === 409, '/status', `${status}, not 409`);
      });
    },
  };
}

async function refused(
  session: Session,
  operation: Operation,
  input: Parameters<Session['probe']>[2],
  wanted: number,
): Promise<void> {
  const { status } = await session.probe('invalid input', operation.id, input, '');
  session.holds(status === wanted, '/status', `${status}, not ${wanted}`);
}
