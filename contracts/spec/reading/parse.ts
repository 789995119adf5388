import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { SpecError } from './spec-error.ts';

/** How deep a document may be nested. Real ones stay below 60; what walks them may take its steps on the stack. */
const deepest = 200;

/** More copies of one part than this, by YAML's aliases, are no document but a bomb. */
const mostCopies = { free: 100_000, ratio: 10 };

const schema = CORE_SCHEMA.withTags(mergeTag);

/**
 * Reads JSON or YAML as plain records, none of them shared. Throws a {@link SpecError} with the place of what cannot be
 * read, or of nothing in particular where it is nested too deeply or its aliases multiply.
 */
export function parse(text: string, file: string): unknown {
  const json = parseJson(text);
  const value = json === undefined ? parseYaml(text, file) : json;
  const { nodes, distinct } = measure(value, file);
  // Whoever changes one part must not change another.
  return nodes === distinct ? value : JSON.parse(JSON.stringify(value));
}

// YAML's parser reads JSON as well, and takes five times as long.
function parseJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseYaml(text: string, file: string): unknown {
  try {
    return load(text, { schema, maxDepth: deepest });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw new SpecError(`${file}: ${(error as Error).message}`);
    const place = error.mark ? `:${error.mark.line + 1}:${error.mark.column + 1}` : '';
    throw new SpecError(`${file}${place} ${error.reason}`);
  }
}

/** Counts the records and lists as they would stand written out, and as they are held. */
function measure(value: unknown, file: string): { nodes: number; distinct: number } {
  const seen = new Set<object>();
  const open: [part: unknown, depth: number][] = [[value, 0]];
  let nodes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [part, depth] = next;
    if (part === null || typeof part !== 'object') continue;
    nodes += 1;
    seen.add(part);
    if (depth > deepest) throw new SpecError(`${file}: nested deeper than ${deepest} levels`);
    if (nodes > mostCopies.free && nodes > seen.size * mostCopies.ratio)
      throw new SpecError(`${file}: its YAML aliases multiply without end; use $ref for what is shared`);
    for (const item of Object.values(part)) open.push([item, depth + 1]);
  }
  return { nodes, distinct: seen.size };
}
