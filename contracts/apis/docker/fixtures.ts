import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Session } from '../../verify/engine/session.ts';
import type { FixtureHooks } from '../../verify/fixtures/fixture-factory.ts';
import type { Secret } from './calls.ts';

type Body = Record<string, unknown>;

export const fixtures: FixtureHooks = {
  updates: ['SecretUpdate'],
  async prepare(session, operationId, input) {
    if (operationId === 'SecretCreate') return { ...input, body: withoutDriver(input.body as Body) };
    return operationId === 'SecretUpdate' ? onlyLabels(session, input) : input;
  },
};

/** A driver has to be there: an engine looks for an unknown one for 15 seconds. */
function withoutDriver({ Driver: _, ...body }: Body): Body {
  return body;
}

/** Only labels can be updated, of the current version: the rest is sent as it is. */
async function onlyLabels(session: Session, input: CallInput): Promise<CallInput> {
  const { json } = await session.send('SecretInspect', { path: { ...input.path } });
  const { Spec, Version } = (json ?? {}) as Partial<Secret>;
  const { Labels = {} } = (input.body ?? {}) as Body;
  const query = { version: String(Version?.Index ?? 1) };
  return { ...input, query, body: { Name: Spec?.Name, Labels } };
}
