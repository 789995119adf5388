import type { Operation } from '../../openapi/spec.ts';

/** So many calls of an operation are no trouble. */
const fewCalls = 1000;
/** What so many operations have been tried with is not tried with others. */
const enough = 2;

/** Which operations have tried what several of them share: components. */
export class SharedParts {
  readonly #tried = new Map<string, Set<string>>();

  /** Of an operation's many calls, those that try something of its own, or that few others have tried. */
  worthTrying<Call extends { tries: readonly string[] }>(
    operation: Operation,
    calls: readonly Call[],
  ): Call[] {
    const isLarge = calls.length > fewCalls;
    return calls.filter(({ tries }) => this.#isNews(operation, tries) || !isLarge);
  }

  #isNews({ id }: Operation, pointers: readonly string[]): boolean {
    const known = pointers.map((pointer) => this.#of(pointer));
    const isKnown = (tried: ReadonlySet<string> | undefined) =>
      tried !== undefined && tried.size >= enough && !tried.has(id);
    if (known.length > 0 && known.every(isKnown)) return false;
    for (const tried of known) tried?.add(id);
    return true;
  }

  #of(pointer: string): Set<string> | undefined {
    if (!pointer.startsWith('#/components/')) return undefined;
    const tried = this.#tried.get(pointer) ?? new Set<string>();
    this.#tried.set(pointer, tried);
    return tried;
  }
}
