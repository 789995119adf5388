import { shellWord } from '../http/shell-quote.ts';
import type { Failure, RunEventOf } from '../verify/engine/events.ts';

/** The lines that a shell needs before it can run the lines which reproduce failures, each once. */
export class ExportLines {
  readonly #done = new Set<string>();
  readonly #envFile: string | undefined;
  #credentials: Readonly<Record<string, string>> = {};

  /** `envFile` has the variables that credentials come from, where the run has read one. */
  constructor(envFile?: string) {
    this.#envFile = envFile;
  }

  started({ credentials = {} }: RunEventOf<'started'>): void {
    this.#credentials = credentials;
  }

  /** Those that a failure is the first to need. */
  of({ variables }: Failure): string[] {
    const needed = variables.filter((name) => !this.#done.has(name));
    if (needed.length === 0) return [];
    const first = this.#done.size === 0 && this.#envFile !== undefined ? [loading(this.#envFile)] : [];
    for (const name of needed) this.#done.add(name);
    return [...first, ...needed.map((name) => this.#line(name))];
  }

  #line(name: string): string {
    const value = this.#credentials[name];
    return value === undefined
      ? `export ${name}=…  # put in what the request had there: reports have no secret values`
      : `export ${name}=${value}`;
  }
}

function loading(file: string): string {
  return `set -a; . ${shellWord(file.includes('/') ? file : `./${file}`)}; set +a`;
}
