import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { SpecError } from './spec-error.ts';
import { parseTolerantly } from './tolerant-yaml.ts';

/** Maximal nesting of a document. Real ones stay below 60; code that walks them may recurse. */
const maxDepth = 200;

/** Nodes that YAML aliases may add up to: beyond both limits it is an alias bomb, not a document. */
const aliasLimits = { nodes: 100_000, ratio: 10 };

const schema = CORE_SCHEMA.withTags(mergeTag);

/**
 * Parses JSON or YAML into plain objects, none of them shared. Throws a {@link SpecError}: with line and column for a
 * syntax error, without for a document that is nested too deeply or whose aliases multiply.
 */
export function parseDocument(text: string, file: string): unknown {
  const json = parseJson(text);
  if (json !== undefined) {
    countNodes(json, file, () => {});
    return json;
  }
  const value = parseYaml(text, file);
  const distinct = new Set<object>();
  const nodes = countNodes(value, file, (node, count) => {
    distinct.add(node);
    if (count > aliasLimits.nodes && count > distinct.size * aliasLimits.ratio)
      throw new SpecError(`${file}: its YAML aliases multiply; use $ref for shared parts`);
  });
  // A change of one part must not change another.
  return nodes === distinct.size ? value : JSON.parse(JSON.stringify(value));
}

// The YAML parser reads JSON as well, but takes five times as long.
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
    return load(text, { schema, maxDepth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw new SpecError(`${file}: ${(error as Error).message}`);
    const tolerant = parseTolerantly(text);
    if (tolerant) return tolerant.value;
    const position = error.mark ? `:${error.mark.line + 1}:${error.mark.column + 1}` : '';
    throw new SpecError(`${file}${position} ${error.reason}`);
  }
}

/** Counts objects and arrays, each as often as it is referred to. Throws where they are nested too deeply. */
function countNodes(value: unknown, file: string, visit: (node: object, count: number) => void): number {
  const open: unknown[] = [value];
  const depths: number[] = [0];
  let count = 0;
  while (open.length > 0) {
    const node = open.pop();
    const depth = depths.pop() ?? 0;
    if (node === null || typeof node !== 'object') continue;
    count += 1;
    visit(node, count);
    if (depth > maxDepth) throw new SpecError(`${file}: nested deeper than ${maxDepth} levels`);
    for (const item of Object.values(node)) {
      if (item === null || typeof item !== 'object') continue;
      open.push(item);
      depths.push(depth + 1);
    }
  }
  return count;
}
