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

// Requests that no honest client sends: the proxy answers some of them itself, or never.
const skipped =
  /^(undeclared-method|unknown-id|auth-required|invalid-input|rejected-update-changes-nothing)\b/;

/** The violations that Prism's proxy finds in the responses to a suite's valid calls; it makes no calls of its own. */
export async function prismProxy(
  command: string,
  document: string,
  address: string,
  contract: Contract,
): Promise<Set<string>> {
  const port = await freePort();
  const args = ['proxy', document, address, '--port', String(port), '--verboseLevel', 'silent'];
  const proxy = spawn(command, args, { stdio: 'ignore' });
  const target = httpTarget(`http://127.0.0.1:${port}`, { isDisposable: true });
  const found = new Set<string>();
  const cases = plan(contract)
    .map(({ id }) => id)
    .filter((id) => !skipped.test(id));
  try {
    await waitUntilReady(port);
    await verifyContract(contract, target, {
      run: 'prism',
      cases: 0,
      only: cases,
      emit: (event) => {
        if (event.type !== 'called') return;
        const { response, operationId } = event.record;
        for (const { location, code, message } of violationsIn(headerOf(response.headers, 'sl-violations')))
          if (location[0] === 'response')
            found.add(`${operationId} ${location.join('/')} ${code} ${message}`);
      },
    });
  } finally {
    await target.close();
    proxy.kill();
  }
  return found;
}

/** Prism's header has the first violations only, cut anywhere, after some words. */
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

/** Waits until Prism answers: its log, which says so, is off. */
async function waitUntilReady(port: number): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) return;
    await sleep(200);
  }
  throw new Error(`Prism's proxy does not answer at port ${port}`);
}
