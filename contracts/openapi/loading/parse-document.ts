import {
  CORE_SCHEMA,
  defineScalarTag,
  intCoreTag,
  load,
  mergeTag,
  NOT_RESOLVED,
  YAMLException,
} from 'js-yaml';
import { numberOf, parseJson, writeJson } from '../../http/lossless-json.ts';
import { roundBigintLimits } from './round-bigint-limits.ts';
import { SpecError } from './spec-error.ts';
import { parseTolerantly } from './tolerant-yaml.ts';

/** Maximal nesting of a document. Real ones stay below 60; code that walks them may recurse. */
const maxDepth = 200;

/** Nodes that YAML aliases may add up to: beyond both limits it is an alias bomb, not a document. */
const aliasLimits = { nodes: 100_000, ratio: 10 };

const exactIntTag = defineScalarTag(intCoreTag.tagName, {
  ...intCoreTag,
  resolve: (source, ...others) => {
    const number = intCoreTag.resolve(source, ...others);
    return number === NOT_RESOLVED || Number.isSafeInteger(number) ? number : numberOf(source);
  },
});

const schema = CORE_SCHEMA.withTags(mergeTag, exactIntTag);

/**
 * Parses JSON or YAML into plain objects, none of them shared. Integers of 64 bits in examples and defaults stay exact, as
 * bigints. Throws a {@link SpecError}: with line and column for a
 * syntax error, without for a document that is nested too deeply or whose aliases multiply.
 */
export function parseDocument(text: string, file: string): unknown {
  const json = parseAsJson(text);
  if (json !== undefined) {
    countNodes(json, file, () => {});
    roundBigintLimits(json);
    return json;
  }
  const own = withoutSharing(parseYaml(text, file), file);
  roundBigintLimits(own);
  return own;
}

/**
 * A value in which no object is in two places, as aliases of YAML put it: a change of one part must not change another. The
 * same value where none is. Throws a {@link SpecError} where it is nested too deeply, or grows beyond all bounds.
 */
export function withoutSharing(value: unknown, file: string): unknown {
  const distinct = new Set<object>();
  const nodes = countNodes(value, file, (node, count) => {
    distinct.add(node);
    if (count > aliasLimits.nodes && count > distinct.size * aliasLimits.ratio)
      throw new SpecError(`${file}: its YAML aliases multiply; use $ref for shared parts`);
  });
  return nodes === distinct.size ? value : parseJson(writeJson(value));
}

// The YAML parser reads JSON as well, but takes five times as long.
function parseAsJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return parseJson(text);
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
