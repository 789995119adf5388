import { shellWord } from '../http/shell-quote.ts';
import type { NotCoveredReason } from '../verify/engine/case-abort.ts';
import { counted } from './summary-line.ts';

/** The calls that were left out, each once: they may change what others have. */
export class LeftOutCalls {
  readonly #operations = new Map<string, Set<string>>();
  /** As `--allow` takes them: `DELETE /things`. */
  readonly #undeclared = new Set<string>();

  /** Notes a call that was left out; whether it was. */
  add({ operationId, why, allow }: NotCoveredReason): boolean {
    if (allow === undefined) return false;
    if (allow !== operationId) {
      this.#undeclared.add(allow);
      return true;
    }
    const reasons = this.#operations.get(operationId) ?? new Set();
    this.#operations.set(operationId, reasons.add(why));
    return true;
  }

  /** All of them, with why and what lets them be called. */
  lines(): string[] {
    const [undeclared] = this.#undeclared;
    const lines = [
      ...[...this.#operations].map(
        ([id, reasons]) => `– left out · ${id}: ${[...reasons].join('; ')}${allowText(id)}`,
      ),
      ...(undeclared === undefined
        ? []
        : [
            `– left out · ${counted(this.#undeclared.size, 'method')} that the document lacks: allow one by its path, as with --allow ${shellWord(undeclared)}`,
          ]),
    ];
    if (lines.length === 0) return [];
    return [...lines, '– left out since others may need what is there; where nobody does, add --disposable'];
  }
}

/** What lets a call be made that was left out; nothing for what cannot be exercised. */
export function allowText(allow: string | undefined): string {
  return allow === undefined ? '' : `: allow it with --allow ${shellWord(allow)}`;
}
