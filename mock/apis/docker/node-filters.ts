import type { components } from '../../../generated/docker.ts';
import { Refusal } from '../../core/refusal.ts';
import { messages, refuse } from './errors.ts';
import type { Filters } from './go/parse-filters.ts';
import { hasLabels, refuseUnknownFilters } from './secret-filters.ts';

type Node = components['schemas']['Node'];

const known = new Set(['id', 'name', 'role', 'membership', 'label', 'node.label']);
const roles = new Set(['worker', 'manager']);
const memberships = new Set(['pending', 'accepted']);

/** Throws a Refusal where a filter, or a value of one, is none that nodes have (moby's daemon/cluster/filters.go). */
export function refuseNodeFilters(filters: Filters): void {
  refuseUnknownFilters(filters, known);
  for (const role of chosen(filters, 'role')) {
    if (!roles.has(role.toLowerCase())) throw new Refusal(refuse(500, messages.invalidRole(role)));
  }
  for (const membership of chosen(filters, 'membership')) {
    const isKnown = memberships.has(membership.toLowerCase());
    if (!isKnown) throw new Refusal(refuse(500, messages.invalidMembership(membership)));
  }
}

/** Whether a node is listed: by every filter (swarmkit's manager/controlapi/node.go: ListNodes). */
export function selectsNode(filters: Filters, { ID, Spec, Description }: Node): boolean {
  const prefixOf = (text: string) => (prefix: string) => text.startsWith(prefix);
  const is = (text: string) => (value: string) => text === value.toLowerCase();
  return (
    some(filters.get('id'), prefixOf(ID)) &&
    some(filters.get('name'), prefixOf(Description.Hostname)) &&
    some(chosen(filters, 'role'), is(Spec.Role)) &&
    // Every node that has joined by itself is accepted.
    some(chosen(filters, 'membership'), is('accepted')) &&
    hasLabels(Description.Engine.Labels ?? {}, filters.get('label') ?? []) &&
    hasLabels(Spec.Labels, filters.get('node.label') ?? [])
  );
}

/** Whether one of the values matches; with none, everything does. */
function some(values: readonly string[] = [], matches: (value: string) => boolean): boolean {
  return values.length === 0 || values.some(matches);
}

// An empty value is skipped.
function chosen(filters: Filters, name: string): string[] {
  return (filters.get(name) ?? []).filter((value) => value !== '');
}
