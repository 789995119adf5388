import { mediaTypeOf } from '../../http/message.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';

/** The two operations of a path that a document has both methods for. */
export interface HeadAndGet {
  head: Operation;
  get: Operation;
}

/**
 * What must hold for HEAD and GET of one path (RFC 9110, section 9.3.2). Headers that are only known once there
 * is a body may be left out, and what the document requires is another check's to say.
 */
export const headMatchesGet = {
  id: 'head-matches-get',
  title: 'HEAD is answered as GET is, but for the body',
  async run(fixtures: FixtureFactory, session: Session, { head, get }: HeadAndGet): Promise<void> {
    const input = await fixtures.call(session, get);
    const got = await session.probe('valid', get.id, input, 'as GET');
    const { status, headers } = await session.probe('valid', head.id, input, 'as HEAD');
    session.assert(status === got.status, '/status', `${status}; GET is answered with ${got.status}`);
    const [type, wanted] = [mediaTypeOf(headers), mediaTypeOf(got.headers)];
    const isSame = type === undefined || type === wanted;
    session.assert(isSame, '/headers/Content-Type', `is ${type}; GET is answered with ${wanted ?? 'none'}`);
  },
};
