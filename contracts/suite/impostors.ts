import { type HttpRequest, noBody } from '../spec/message.ts';
import type { Target } from '../targets/target.ts';
import type { Authorize } from './contract.ts';
import { jsonOf } from './wire.ts';

type Strangers = Readonly<Record<string, Authorize>>;

/**
 * Credentials that look well and are nobody's, by what is wrong with them, where it is wrong to let them in: a mock that
 * was told of no account lets in whatever looks well. `request` is a harmless one; `isSample` says whether the account
 * is one that no mock in this process is told of.
 */
export async function refusable(
  target: Target,
  { request, impostors, isSample }: { request: HttpRequest; impostors: Strangers; isSample: boolean },
): Promise<Strangers> {
  if (target.isOurs) return isSample ? {} : impostors;
  const [first] = Object.values(impostors);
  const { status } = first ? await target.send(await first(request)) : { status: 401 };
  return status < 400 && (await isMock(target)) ? {} : impostors;
}

/** Whether it is one of ours that answers: its control API says so of itself. */
async function isMock(target: Target): Promise<boolean> {
  const asked = { method: 'GET', path: '/__bonafide', query: '', headers: {}, body: noBody };
  const { type } = (jsonOf(await target.send(asked)) ?? {}) as { type?: unknown };
  return typeof type === 'string' && type.startsWith('urn:bonafide:');
}
