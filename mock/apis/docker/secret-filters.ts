import { Refusal } from '../../core/refusal.ts';
import { messages, refuse } from './errors.ts';
import type { Filters } from './go/parse-filters.ts';
import type { Secret } from './state.ts';

/** The filters of secrets. */
export const secretFilters: ReadonlySet<string> = new Set(['id', 'name', 'names', 'label']);

/** Throws a Refusal where a filter has an unknown name (moby's daemon/cluster/filters.go). */
export function refuseUnknownFilters(filters: Filters, known: ReadonlySet<string>): void {
  for (const name of filters.keys()) {
    if (!known.has(name)) throw new Refusal(refuse(400, messages.unknownFilter(name)));
  }
}

/**
 * Whether a secret is listed. `id`, `name` and `names` are alternatives, even to each other; labels must all match.
 * A filter without values filters nothing.
 */
export function selects(filters: Filters, { ID, Spec }: Secret): boolean {
  const name = Spec.Name.toLowerCase();
  const key = indexed(name);
  const ids = filters.get('id') ?? [];
  const prefixes = filters.get('name') ?? [];
  const names = filters.get('names') ?? [];
  const selected =
    ids.length + prefixes.length + names.length === 0 ||
    ids.some((prefix) => indexed(ID).startsWith(prefix)) ||
    prefixes.some((prefix) => key.startsWith(prefix.toLowerCase())) ||
    names.some((whole) => name === whole.toLowerCase());
  return selected && hasLabels(Spec.Labels, filters.get('label') ?? []);
}

// The swarm's index ends its keys so, and prefixes are of keys (hashicorp/go-memdb).
function indexed(text: string): string {
  return `${text}\0`;
}

/**
 * Whether labels have all that is asked for, each as `key` or `key=value`. `key=` asks for no value, and so is the same
 * as `key`. Of two values for a key the engine uses either, by chance: here it is the last.
 */
export function hasLabels(labels: Readonly<Record<string, string>>, wanted: readonly string[]): boolean {
  const values = new Map(wanted.map(splitLabel));
  for (const [key, value] of values) {
    if (!Object.hasOwn(labels, key)) return false;
    if (value !== '' && labels[key] !== value) return false;
  }
  return true;
}

function splitLabel(label: string): [key: string, value: string] {
  const at = label.indexOf('=');
  return at < 0 ? [label, ''] : [label.slice(0, at), label.slice(at + 1)];
}
