import type { SpecIssue } from '../openapi/loading/spec-issue.ts';
import type { Operation, Spec } from '../openapi/spec.ts';

/** Statuses that no call can provoke on purpose, as far as the document states, and why. */
const reasons: { statuses: RegExp; applies: (operation: Operation) => boolean; why: string }[] = [
  { statuses: /^5/, applies: () => true, why: 'no call makes a server fail' },
  { statuses: /^1/, applies: () => true, why: 'clients do not expose interim responses' },
  { statuses: /^429$/, applies: () => true, why: 'the document does not state a rate limit' },
  {
    statuses: /^40[13]$/,
    applies: ({ secured, requestBody }) => !secured && !requestBody,
    why: 'the operation requires no credentials',
  },
  {
    statuses: /^4(?:00|22)$/,
    applies: ({ parameters, requestBody }) => parameters.length === 0 && !requestBody,
    why: 'the operation has no input that could be invalid',
  },
  {
    statuses: /^4(?:04|10)$/,
    applies: ({ path }) => !path.includes('{'),
    why: 'the path has no id that could be unknown',
  },
  {
    statuses: /^4(?:13|15)$/,
    applies: ({ requestBody }) => !requestBody,
    why: 'the operation has no request body',
  },
  {
    statuses: /^(?:304|412|428)$/,
    applies: ({ parameters }) => !parameters.some(({ value }) => /^(if-|version$|etag$)/i.test(value.name)),
    why: 'the operation has no precondition',
  },
];

/** Statuses that cannot be tested, each with a reason and the operations that document it. */
export function untestableStatusIssues({ operations }: Spec): SpecIssue[] {
  const found = new Map<string, { pointer: string; ids: string[]; status: string; why: string }>();
  for (const operation of operations.values()) {
    for (const [status, { pointer }] of operation.responses) {
      const reason = reasons.find(({ statuses, applies }) => statuses.test(status) && applies(operation));
      if (!reason) continue;
      const known = found.get(`${status} ${reason.why}`);
      if (known) known.ids.push(operation.id);
      else found.set(`${status} ${reason.why}`, { pointer, ids: [operation.id], status, why: reason.why });
    }
  }
  return [...found.values()].map(({ pointer, ids, status, why }) => {
    const message = `${status} cannot be tested: ${why} (${listed(ids)})`;
    return { pointer, rule: 'untestable-status', message };
  });
}

function listed(ids: readonly string[]): string {
  return ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
}
