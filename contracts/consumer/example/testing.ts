import type { Credential } from './credential.ts';
import { type Outcome, rotate } from './rotate.ts';
import type { System } from './system.ts';

/** What the tests rotate to. */
export const credential: Credential = {
  registry: 'registry.example.com',
  login: 'robot',
  // What it is in base64 has all that the variants of base64 differ in.
  password: 'n3w-p4ss?~>ÿ',
};

/** Where the Pacts of these tests are; `BONAFIDE_PACTS=write` writes them anew. */
export const pact = {
  consumer: 'rotator',
  dir: new URL('pacts', import.meta.url).pathname,
  check: process.env.BONAFIDE_PACTS !== 'write',
};

/** How often, and how long, a system waited in this test. */
export function noWaiting(): { waits: number[]; wait: (milliseconds: number) => Promise<void> } {
  const waits: number[] = [];
  return {
    waits,
    async wait(milliseconds) {
      waits.push(milliseconds);
    },
  };
}

/** What became of one system, and all that could be read of it. */
export interface Rotated extends Outcome {
  log: string;
}

/** Rotates the credential in one system. Throws an Error where the password, in whatever form, can be read afterwards. */
export async function rotateIn(system: System, to: Credential = credential): Promise<Rotated> {
  const lines: string[] = [];
  const [outcome] = await rotate(to, [system], { log: (line) => lines.push(line) });
  if (!outcome) throw new Error('there is no outcome');
  const log = lines.join('\n');
  const told = JSON.stringify(outcome) + log;
  const forms = [to.password, Buffer.from(to.password).toString('base64'), encodeURIComponent(to.password)];
  if (forms.some((form) => told.includes(form)))
    throw new Error('the password can be read in the log or the outcome');
  return { ...outcome, log };
}

/** The secrets that were rotated. Throws an Error where a system went no further. */
export async function rotatedIn(system: System): Promise<string[]> {
  const { rotated, failure } = await rotateIn(system);
  if (failure !== undefined) throw new Error(`${system.name} went no further: ${failure}`);
  return rotated;
}
