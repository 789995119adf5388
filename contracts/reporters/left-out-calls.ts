import { shellWord } from '../http/shell-quote.ts';
import type { NotCoveredReason } from '../verify/engine/early-case-ends.ts';
import { counted } from './summary-line.ts';

/** So many characters of names a line has at most. */
const longestNames = 110;

/** The calls that were left out, each once: they may change what others have. */
export class LeftOutCalls {
  /** The operations, by why they were left out; each where it was first. */
  readonly #byReason = new Map<string, string[]>();
  readonly #operations = new Set<string>();
  /** As `--allow` takes them: `DELETE /things`. */
  readonly #undeclared = new Set<string>();

  /** Notes a call that was left out; whether it was. */
  add({ operationId, why, allow }: NotCoveredReason): boolean {
    if (allow === undefined) return false;
    if (allow !== operationId) this.#undeclared.add(allow);
    else if (!this.#operations.has(operationId)) {
      this.#operations.add(operationId);
      const reason = kindOf(why);
      this.#byReason.set(reason, [...(this.#byReason.get(reason) ?? []), operationId]);
    }
    return true;
  }

  /** A line for each reason, with what was left out for it; last, what lets a call be made. */
  lines(): string[] {
    const groups = [...this.#byReason].map(([why, ids]) => `– left out · ${why}: ${shortList(ids)}`);
    const [example] = [...this.#operations, ...this.#undeclared];
    if (example === undefined) return [];
    const undeclared = [...this.#undeclared];
    const count = counted(undeclared.length, 'method');
    const lacking =
      undeclared.length === 0
        ? []
        : [`– left out · ${count} that the document lacks: ${shortList(undeclared)}`];
    const hint = `allow one by its name, as with --allow ${shellWord(example)}; where nobody does, add --disposable`;
    return [...groups, ...lacking, `– left out since others may need what is there: ${hint}`];
  }
}

/** A reason without the member that it is about: `it may make the server call an address: its url`. */
function kindOf(why: string): string {
  return why.split(': its ', 1)[0] ?? why;
}

/** As many of the names as a line has room for, at least one, and how many more there are. */
function shortList(names: readonly string[]): string {
  const fits = names.findIndex((_, at) => names.slice(0, at + 1).join(', ').length > longestNames);
  const shown = names.slice(0, fits === -1 ? names.length : Math.max(fits, 1));
  const more = names.length > shown.length ? ` (+${names.length - shown.length})` : '';
  return shown.join(', ') + more;
}

/** What lets a call be made that was left out; nothing for what cannot be exercised. */
export function allowText(allow: string | undefined): string {
  return allow === undefined ? '' : `: allow it with --allow ${shellWord(allow)}`;
}
