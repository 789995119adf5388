import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterThisTest } from './clean-up.ts';

/** A running command in its own process. */
export interface SpawnedProcess {
  /** Waits for a line of either stream, and resolves with the match. Rejects if the process ends without one. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  signal(name: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
  pid: number | undefined;
  /** The exit code, once the process has ended and its output is complete. */
  exit: Promise<number | null>;
  stdout(): string;
  stderr(): string;
}

const bonafide = fileURLToPath(new URL('../bonafide.js', import.meta.url));

/** Starts `bonafide …`; it ends with the running test at the latest. */
export function spawnCli(args: string[], env: Record<string, string> = {}): SpawnedProcess {
  return spawnProcess(process.execPath, [bonafide, ...args], env);
}

/** Starts `bonafide …` with another Node than this one. */
export function spawnCliWith(node: string, args: string[]): SpawnedProcess {
  return spawnProcess(node, [bonafide, ...args], {});
}

/** Starts any command, in this directory or another; it ends with the running test at the latest. */
export function spawnProcess(
  file: string,
  args: string[],
  env: Record<string, string>,
  cwd?: string,
): SpawnedProcess {
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const streams = { stdout: '', stderr: '' };
  let onOutput = (): void => {};
  let ended = false;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      streams[name] += text;
      onOutput();
    });
  }
  const exit = once(child, 'close').then(([code]) => {
    ended = true;
    onOutput();
    return code as number | null;
  });
  afterThisTest(async () => {
    child.kill('SIGKILL');
    await exit.catch(() => undefined);
  });
  const line = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(`${completeLines(streams.stdout)}\n${completeLines(streams.stderr)}`);
      if (match) return match;
      if (ended) throw new Error(`no line ${pattern} in:\n${streams.stdout}${streams.stderr}`);
      await new Promise<void>((resolve) => {
        onOutput = resolve;
      });
    }
  };
  return {
    line,
    signal: (name) => child.kill(name),
    pid: child.pid,
    exit,
    stdout: () => streams.stdout,
    stderr: () => streams.stderr,
  };
}

/** Starts `bonafide mock docker` on a free port, or with other arguments, and waits until it is ready. */
export async function spawnMock(
  args: string[] = ['--port', '0'],
  env: Record<string, string> = {},
): Promise<SpawnedProcess & { address: string }> {
  const spawned = spawnCli(['mock', 'docker', ...args], env);
  const [, address = ''] = await spawned.line(/^docker mock ready at (\S+) /m);
  return { ...spawned, address };
}

function completeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}
