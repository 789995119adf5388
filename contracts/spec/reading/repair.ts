import { type Document, type PathItem, resolve } from '../document.ts';
import type { Fault } from './fault.ts';
import { pointerOf, walk } from './walk.ts';

/**
 * Mends, in place, what a document leaves out and nobody can do without, and says what that was: operations without an
 * id, or with another one's, are called by method and path.
 */
export function repair(document: Document): Fault[] {
  for (const [path, item] of Object.entries(document.paths)) document.paths[path] = standing(document, item);
  const faults: Fault[] = [];
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(document.paths)) {
    walk(item, 'pathItem', { step: path, up: { step: 'paths', up: undefined } }, (part, kind, at) => {
      if (kind !== 'operation' || at?.up?.up?.step !== 'paths') return;
      const { operationId: id } = part;
      if (part.responses === undefined) part.responses = {};
      if (typeof id === 'string' && id !== '' && !ids.has(id)) {
        ids.add(id);
        return;
      }
      const name = `${String(at.step).toUpperCase()} ${path}`;
      ids.add(name);
      part.operationId = name;
      faults.push(
        typeof id === 'string' && id !== ''
          ? fault(
              pointerOf(at),
              'operation-operationId-unique',
              `another operation is called ${id}, too: this one is called "${name}" here`,
            )
          : fault(
              pointerOf(at),
              'operation-operationId',
              `there is no operationId: this one is called "${name}" here`,
            ),
      );
    });
  }
  return faults;
}

// Two paths may refer to one item, and still are two operations.
function standing(document: Document, item: PathItem): PathItem {
  if (typeof item?.$ref !== 'string') return item;
  try {
    return {
      ...structuredClone(resolve<PathItem>(document, item as { $ref: string }, '').value),
      ...item,
      $ref: undefined,
    };
  } catch {
    return item;
  }
}

function fault(pointer: string, rule: string, message: string): Fault {
  return { pointer, rule, message };
}
