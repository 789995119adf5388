import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { headerOf } from '../../../contracts/http/message.ts';
import type { Contract } from '../../../contracts/verify/contract.ts';
import { plan } from '../../../contracts/verify/plan.ts';
import { httpTarget } from '../../../contracts/verify/targets/http.ts';
import { verifyContract } from '../../../contracts/verify/verify.ts';

interface Violation {
  location: string[];
  code?: string;
  message: string;
}

// What no client in good faith sends: the proxy answers some of it itself, or never.
const odd = /^(undeclared-method|unknown-id|strangers|invalid-input|refused-changes-nothing)\b/;

/** What Prism's proxy has against the answers to all the usual calls of a suite; it makes none of its own. */
export async function prismProxy(
  command: string,
  document: string,
  address: string,
  contract: Contract,
): Promise<Set<string>> {
  const port = await freePort();
  const args = ['proxy', document, address, '--port', String(port), '--verboseLevel', 'silent'];
  const proxy = spawn(command, args, { stdio: 'ignore' });
  const target = httpTarget(`http://127.0.0.1:${port}`);
  const complaints = new Set<string>();
  const usual = plan(contract)
    .map(({ id }) => id)
    .filter((id) => !odd.test(id));
  try {
    await answers(port);
    await verifyContract(contract, target, {
      run: 'prism',
      cases: 0,
      only: usual,
      emit: (event) => {
        if (event.type !== 'called') return;
        const { response, operationId } = event.record;
        for (const { location, code, message } of violationsIn(headerOf(response.headers, 'sl-violations')))
          if (location[0] === 'response')
            complaints.add(`${operationId} ${location.join('/')} ${code} ${message}`);
      },
    });
  } finally {
    await target.close();
    proxy.kill();
  }
  return complaints;
}

/** Of many violations Prism tells the first few, cut anywhere, after some words. */
function violationsIn(header = '[]'): Violation[] {
  if (header.startsWith('[')) return JSON.parse(header);
  const whole = header.match(/\{"location":\[[^\]]*\][^{}]*\}/g) ?? [];
  return whole.map((one) => JSON.parse(one));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Prism does not say when it listens, but by a log that is off. */
async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) return;
    await sleep(200);
  }
  throw new Error(`Prism's proxy does not answer at port ${port}`);
}
