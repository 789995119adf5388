import { isRecord } from '../../http/is-record.ts';
import type { Report } from './issue-collector.ts';

/** Validates the hierarchy of tags (OpenAPI Specification 3.2.0, section 4.22). Nothing but documentation is made of it. */
export function validateTags(report: Report): void {
  const { tags } = report.document as { tags?: unknown };
  if (!Array.isArray(tags)) return;
  const parents = new Map<unknown, unknown>(tags.filter(isRecord).map(({ name, parent }) => [name, parent]));
  for (const [step, tag] of tags.entries()) {
    if (!isRecord(tag) || tag.parent === undefined) continue;
    const at = { step: 'parent', parent: { step, parent: { step: 'tags', parent: undefined } } };
    if (!parents.has(tag.parent)) report.warn(at, 'tag-parent', `there is no tag ${String(tag.parent)}`);
    else if (isCircular(parents, tag.name)) report.warn(at, 'tag-parent', 'the tag is its own ancestor');
  }
}

function isCircular(parents: ReadonlyMap<unknown, unknown>, name: unknown): boolean {
  let at = parents.get(name);
  for (let hops = 0; at !== undefined && hops < parents.size; hops += 1) {
    if (at === name) return true;
    at = parents.get(at);
  }
  return false;
}
