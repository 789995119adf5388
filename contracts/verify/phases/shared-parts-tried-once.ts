import type { Operation } from '../../openapi/spec.ts';

/** So many calls of an operation are no trouble. */
const fewCalls = 200;
/** What so many operations have been tried with is only sampled with others. */
const enough = 2;
/** So many calls are a sample. */
const sampled = 50;

/** Which operations have tried what several of them share: components. */
export class SharedParts {
  readonly #tried = new Map<string, Set<string>>();

  /** Of an operation's many calls, those that try something of its own or that few others have tried, and a sample of the rest. */
  worthTrying<Call extends { tries: readonly string[] }>(
    operation: Operation,
    calls: readonly Call[],
  ): Call[] {
    const news = new Set(calls.filter(({ tries }) => this.#isNews(operation, tries)));
    if (calls.length <= fewCalls) return [...calls];
    const step = Math.ceil((calls.length - news.size) / sampled);
    return calls.filter((one, number) => news.has(one) || number % step === 0);
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
