import type { SpecIssue } from '../openapi/loading/spec-issue.ts';
import type { Operation, Spec } from '../openapi/spec.ts';

/** Statuses that no call brings about on purpose, as far as a document says, and why. */
const reasons: { statuses: RegExp; never: (operation: Operation) => boolean; why: string }[] = [
  { statuses: /^5/, never: () => true, why: 'no call makes a server fail' },
  { statuses: /^1/, never: () => true, why: 'clients do not show what comes before an answer' },
  { statuses: /^429$/, never: () => true, why: 'the document does not say how many calls are too many' },
  {
    statuses: /^40[13]$/,
    never: ({ secured, requestBody }) => !secured && !requestBody,
    why: 'the operation takes no credentials',
  },
  {
    statuses: /^4(?:00|22)$/,
    never: ({ parameters, requestBody }) => parameters.length === 0 && !requestBody,
    why: 'the operation takes no input that could be invalid',
  },
  {
    statuses: /^4(?:04|10)$/,
    never: ({ path }) => !path.includes('{'),
    why: 'the path names nothing that could be unknown',
  },
  { statuses: /^4(?:13|15)$/, never: ({ requestBody }) => !requestBody, why: 'the operation takes no body' },
  {
    statuses: /^(?:304|412|428)$/,
    never: ({ parameters }) => !parameters.some(({ value }) => /^(if-|version$|etag$)/i.test(value.name)),
    why: 'the operation takes no condition',
  },
];

/** Statuses that can never be tested: each with its reason once, and the operations that it concerns. */
export function untestableStatuses({ operations }: Spec): SpecIssue[] {
  const found = new Map<string, { pointer: string; ids: string[]; status: string; why: string }>();
  for (const operation of operations.values()) {
    for (const [status, { pointer }] of operation.responses) {
      const reason = reasons.find(({ statuses, never }) => statuses.test(status) && never(operation));
      if (!reason) continue;
      const known = found.get(`${status} ${reason.why}`);
      if (known) known.ids.push(operation.id);
      else found.set(`${status} ${reason.why}`, { pointer, ids: [operation.id], status, why: reason.why });
    }
  }
  return [...found.values()].map(({ pointer, ids, status, why }) => {
    const message = `${status} can never be tested: ${why} (${named(ids)})`;
    return { pointer, rule: 'untestable-status', message };
  });
}

function named(ids: readonly string[]): string {
  return ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
}
