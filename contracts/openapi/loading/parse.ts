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
  if (json !== undefined) {
    measure(json, file, () => {});
    return json;
  }
  const value = parseYaml(text, file);
  const held = new Set<object>();
  const nodes = measure(value, file, (part, count) => {
    held.add(part);
    if (count > mostCopies.free && count > held.size * mostCopies.ratio)
      throw new SpecError(`${file}: its YAML aliases multiply without end; use $ref for what is shared`);
  });
  // Whoever changes one part must not change another.
  return nodes === held.size ? value : JSON.parse(JSON.stringify(value));
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

/** Counts records and lists, as often as they stand somewhere, and looks how deep they are. */
function measure(value: unknown, file: string, told: (part: object, count: number) => void): number {
  const open: unknown[] = [value];
  const depths: number[] = [0];
  let count = 0;
  while (open.length > 0) {
    const part = open.pop();
    const depth = depths.pop() ?? 0;
    if (part === null || typeof part !== 'object') continue;
    count += 1;
    told(part, count);
    if (depth > deepest) throw new SpecError(`${file}: nested deeper than ${deepest} levels`);
    for (const item of Object.values(part)) {
      if (item === null || typeof item !== 'object') continue;
      open.push(item);
      depths.push(depth + 1);
    }
  }
  return count;
}
