import { headerOf, noBody } from '../../http/message.ts';
import type { Connection } from '../../verify/engine/connection-types.ts';
import { isBrokenProvider } from '../../verify/engine/is-broken-provider.ts';
import { type Target, Unreachable } from '../../verify/engine/target.ts';

/** The API version that the document is written for. */
const own = [1, 44] as const;

/** Agrees on an API version, as Docker's clients do: the lower of the engine's, read from a ping, and our own. */
export async function connect(target: Target): Promise<Connection> {
  const ping = await target.send({ method: 'HEAD', path: '/_ping', query: '', headers: {}, body: noBody });
  const version = headerOf(ping.headers, 'api-version');
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(version ?? '') ?? [];
  if (!isBrokenProvider(ping) || major === undefined || minor === undefined) {
    throw new Unreachable(
      `what answers is not a Docker Engine (HEAD /_ping: ${ping.status}, Api-Version: ${version ?? 'none'})`,
    );
  }
  const [agreedMajor, agreedMinor] = lower([Number(major), Number(minor)], own);
  return {
    basePath: `/v${agreedMajor}.${agreedMinor}`,
    description: `API ${agreedMajor}.${agreedMinor} of ${version}`,
  };
}

type Version = readonly [major: number, minor: number];

function lower(a: Version, b: Version): Version {
  return a[0] - b[0] || a[1] - b[1] ? ((a[0] - b[0] || a[1] - b[1]) < 0 ? a : b) : a;
}
