import { isNamedInPath } from '../../openapi/resources/index.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { Case } from '../engine/case.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';

/** Cases of the refusals that a document has and no other case brings about: 406, 415 and 409. */
export function documentedRejections(fixtures: FixtureFactory): Case[] {
  const operations = [...fixtures.spec.operations.values()];
  return [
    ...operations.filter(rejectsUnacceptable).map((one) => notAcceptable(fixtures, one)),
    ...operations.filter(rejectsMediaTypes).map((one) => unsupportedType(fixtures, one)),
    ...operations.filter((one) => rejectsDuplicates(fixtures, one)).map((one) => duplicate(fixtures, one)),
  ];
}

/** Whether a second item that is the same in what no two share can be sent, and is documented to be refused. */
export function rejectsDuplicates(fixtures: FixtureFactory, operation: Operation): boolean {
  const resource = fixtures.createdBy(operation);
  // PUT makes it what is sent, be it there or not.
  if (!resource || isNamedInPath(resource) || !operation.responses.has('409')) return false;
  return resource.unique.length > 0 || resource.id?.clientChosen === true;
}

/** Whether there is a body to answer with, and a refusal to answer in a media type that it does not have. */
export function rejectsUnacceptable({ responses }: Operation): boolean {
  const hasBody = [...responses].some(
    ([status, { value }]) => /^2/.test(status) && value.content !== undefined,
  );
  return responses.has('406') && hasBody;
}

/** Whether other media types than its own are documented to be refused. */
export function rejectsMediaTypes({ responses, requestBody }: Operation): boolean {
  return (
    responses.has('415') &&
    requestBody !== undefined &&
    !Object.keys(requestBody.value.content).includes('*/*')
  );
}

function notAcceptable(fixtures: FixtureFactory, operation: Operation): Case {
  return {
    id: `not-acceptable/${operation.id}`,
    check: 'not-acceptable',
    writes: true,
    title: `${operation.id} refuses to answer in a media type that it does not have`,
    async run(session) {
      const input = await fixtures.call(session, operation);
      const headers = { ...input.headers, accept: 'application/x-bonafide' };
      await refused(session, operation, { ...input, headers }, 406);
    },
  };
}

function unsupportedType(fixtures: FixtureFactory, operation: Operation): Case {
  return {
    id: `unsupported-type/${operation.id}`,
    check: 'unsupported-type',
    writes: true,
    title: `${operation.id} refuses a body of a media type that it does not have`,
    async run(session) {
      const input = await fixtures.call(session, operation);
      const headers = { ...input.headers, 'content-type': 'application/x-bonafide' };
      await refused(session, operation, { ...input, headers, body: Buffer.from('?') }, 415);
    },
  };
}

function duplicate(fixtures: FixtureFactory, operation: Operation): Case {
  return {
    id: `duplicate/${operation.id}`,
    check: 'duplicate',
    writes: true,
    title: `${operation.id} refuses what is there already`,
    async run(session) {
      const input = await fixtures.call(session, operation);
      await session.succeed(operation.id, input);
      const { status } = await session.probe('valid', operation.id, input, 'the same again');
      // What a path leads to is one item.
      const isId = fixtures.createdBy(operation)?.id?.clientChosen === true;
      session.assert(!isId || status >= 400, '/status', `${status}, and there is one with this id`);
      await session.unverified('no two items share this', async () => {
        session.assert(status === 409, '/status', `${status}, not 409`);
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
  session.assert(status === wanted, '/status', `${status}, not ${wanted}`);
}
