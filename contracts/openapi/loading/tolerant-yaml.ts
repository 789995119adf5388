import { isMap, isScalar, isSeq, type Node, parseDocument, type Document as YamlDocument } from 'yaml';

const options = { merge: true, logLevel: 'error' } as const;

/**
 * Reads YAML that breaks a rule which most parsers do not mind, such as a closing brace that is indented less than what
 * it closes. `undefined` where this parser rejects it, too.
 */
export function parseTolerantly(text: string): { value: unknown } | undefined {
  const document = read(text);
  try {
    return document && { value: document.toJS() };
  } catch {
    // Aliases that multiply.
    return undefined;
  }
}

/** Finds where a JSON pointer leads in YAML that only `parseTolerantly` reads: the offset of a key, or of an item. */
export function createOffsetFinder(text: string): (steps: readonly string[]) => number {
  const root = read(text)?.contents ?? undefined;
  return (steps) => offsetOf(root, steps);
}

function read(text: string): YamlDocument | undefined {
  try {
    const document = parseDocument(text, options);
    return document.errors.length === 0 ? document : undefined;
  } catch {
    // Nested too deeply for it.
    return undefined;
  }
}

function offsetOf(root: Node | undefined, steps: readonly string[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of steps) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step)
      : undefined;
    const named = pair?.key ?? (isSeq(node) ? node.items[Number(step)] : undefined);
    const start = (named as Node | undefined)?.range?.[0];
    if (start === undefined) break;
    offset = start;
    node = pair ? pair.value : named;
  }
  return offset;
}
