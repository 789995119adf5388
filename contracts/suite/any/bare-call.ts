import { type ResourceOperation, sentShape } from '../../spec/resources/index.ts';
import type { Spec } from '../../spec/spec.ts';
import type { CallInput } from '../wire.ts';
import { membersOf } from './item.ts';
import { at, withAt } from './pointer.ts';
import { isValid } from './sample.ts';

/** The same call with nothing that need not be sent; `undefined` where the document wants some of it after all. */
export async function bareCall(
  spec: Spec,
  write: ResourceOperation,
  input: CallInput,
): Promise<CallInput | undefined> {
  const { sent, operation } = write;
  if (sent === undefined) return undefined;
  const { properties } = sentShape(spec.document, write);
  const entries = Object.entries(membersOf(at(input.body, sent)));
  const needed = entries.filter(([name]) => properties.get(name)?.required !== false);
  const bare = { ...input, body: withAt(input.body, sent, Object.fromEntries(needed)) };
  return (await isValid(spec, operation, bare)) ? bare : undefined;
}
