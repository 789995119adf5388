// What a mock says at its start, besides that it is ready.

import { shellWord } from '../../contracts/http/shell-quote.ts';
import { isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import { clientLine } from '../../mock/apis/index.ts';
import type { Link } from './links-page.ts';

/** The command line to paste that makes a first call of a mock. */
export async function callLine(api: string, spec: Spec, address: string): Promise<string> {
  const vendorLine = isBuiltin(api) ? clientLine(api, address) : undefined;
  return vendorLine ?? (await import('./first-call-line.ts')).firstCallLine(spec, address);
}

/** Where a browser on this machine finds pages of a mock, also of one that listens at every address. */
export function pageAddress({ address }: Pick<Link, 'address'>, name: string): string {
  const here = address.replace(/(?<=\/\/)(?:0\.0\.0\.0|\[::\])(?=:)/, 'localhost');
  return `${here}/__bonafide/${name}/`;
}

/** How to reach the control API: the consoles, the token to paste, and a call with it. */
export function controlLines(served: readonly Link[], token: string): string[] {
  const { address = '' } = served[0] ?? {};
  const curl = address.startsWith('unix:')
    ? `curl --unix-socket ${shellWord(address.slice(5))} http://localhost`
    : `curl ${address}`;
  return [
    // A fragment is sent to no server. A browser does not open a unix socket.
    ...served
      .filter((one) => one.address.startsWith('http'))
      .map((one) => `${one.api} console at ${pageAddress(one, 'console')}#token=${token}`),
    'control API, with this token until the mock stops:',
    `export BONAFIDE_TOKEN=${token}`,
    `${curl}/__bonafide/states -H "Authorization: Bearer $BONAFIDE_TOKEN"`,
  ];
}
