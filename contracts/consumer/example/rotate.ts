import type { Credential } from './credential.ts';
import { NotRotated, type System } from './system.ts';

/** What became of one system. */
export interface Outcome {
  system: string;
  /** The secrets that have the new credential, also where a later one failed. */
  rotated: string[];
  /** Why it went no further. */
  failure?: string;
}

export interface RotateOptions {
  /** Is told what happens, a line at a time. */
  log?: (line: string) => void;
}

/**
 * Replaces a registry's credential in every system, all at once. A system that fails does not keep the others from
 * going on: what became of each is in the outcomes, in the order of the systems.
 */
export async function rotate(
  credential: Credential,
  systems: readonly System[],
  { log = () => {} }: RotateOptions = {},
): Promise<Outcome[]> {
  return Promise.all(systems.map((system) => rotateOne(credential, system, log)));
}

async function rotateOne(
  credential: Credential,
  system: System,
  log: (line: string) => void,
): Promise<Outcome> {
  const rotated: string[] = [];
  try {
    await system.rotate(credential, (secret) => {
      rotated.push(secret);
      log(`${system.name}: ${secret} has the new credential of ${credential.registry}`);
    });
    return { system: system.name, rotated };
  } catch (error) {
    const failure = reasonOf(error);
    log(`${system.name}: ${failure}`);
    return { system: system.name, rotated, failure };
  }
}

// What is no refusal can quote the request that it is about.
function reasonOf(error: unknown): string {
  if (error instanceof NotRotated) return error.message;
  const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
  return `no answer (${code ?? (error as Error).name})`;
}
