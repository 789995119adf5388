import { formatPointer, parsePointer } from '../../http/json-pointer.ts';
import type { BundledDocument, SourcePointer } from './bundle.ts';
import { createPositionFinder, type Position } from './position.ts';
import { readText } from './source-file.ts';

/** Where a part of a document was written. */
export interface SourceLocation extends Position {
  file: string;
}

/** Finds where a part was written, by its JSON pointer in the loaded document; `undefined` where it has no file. */
export type Locate = (pointer: string) => SourceLocation | undefined;

/** Locates the parts of a loaded document in its files, which are read again only when a location is asked for. */
export function createLocate(bundled: BundledDocument, isSwagger: boolean): Locate {
  const known = new Map<string, ReturnType<typeof createPositionFinder>>();
  const [entry] = bundled.files;
  if (entry === undefined) return () => undefined;
  return (pointer) => {
    const steps = parsePointer(pointer);
    const { file, pointer: there } = originOf(bundled, entry, isSwagger ? swaggerSteps(steps) : steps);
    const positions = known.get(file) ?? createPositionFinder(readText(file));
    known.set(file, positions);
    return { file, ...positions(parsePointer(there)) };
  };
}

function originOf({ document, origins }: BundledDocument, entry: string, steps: string[]): SourcePointer {
  let part = document;
  let origin: SourcePointer = { file: entry, pointer: '#' };
  for (const [index, step] of [...steps, ''].entries()) {
    const there = part !== null && typeof part === 'object' ? origins?.get(part) : undefined;
    if (there) origin = { file: there.file, pointer: there.pointer + formatPointer(steps.slice(index)) };
    else if (index === 0) origin = { file: entry, pointer: `#${formatPointer(steps)}` };
    const fields = part as Record<string, unknown> | null | undefined;
    part =
      fields !== null && typeof fields === 'object' && Object.hasOwn(fields, step) ? fields[step] : undefined;
  }
  return origin;
}

const swaggerSections: Readonly<Record<string, string>> = {
  schemas: 'definitions',
  securitySchemes: 'securityDefinitions',
};

// What OpenAPI 2.0 has elsewhere; a body's schema is located as far as its operation or its response.
function swaggerSteps(steps: string[]): string[] {
  const [first, section = '', ...rest] = steps;
  if (first === 'components') return [swaggerSections[section] ?? section, ...rest];
  const content = steps.indexOf('content');
  return content < 0 ? steps : [...steps.slice(0, content), ...steps.slice(content + 2)];
}
