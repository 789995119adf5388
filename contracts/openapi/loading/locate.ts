import { stepsOf } from '../document.ts';
import type { BundledDocument, SourcePlace } from './bundle.ts';
import { createPositions, type Position } from './position.ts';
import { readText } from './source-file.ts';

/** Where a document has a part: its file as it can be opened, and the place in it. */
export interface Location extends Position {
  file: string;
}

/** Finds a part by its JSON pointer in the document as it is served. */
export type Locate = (pointer: string) => Location;

/** Reads the files again, and only when somebody asks for a place. */
export function createLocate(joined: BundledDocument, isSwagger: boolean): Locate {
  const known = new Map<string, ReturnType<typeof createPositions>>();
  const entry = joined.files[0] ?? '';
  return (pointer) => {
    const steps = stepsOf(pointer);
    const { file, pointer: there } = writtenAt(joined, entry, isSwagger ? swaggerSteps(steps) : steps);
    const positions = known.get(file) ?? createPositions(readText(file));
    known.set(file, positions);
    return { file, ...positions(stepsOf(there)) };
  };
}

function writtenAt({ document, written }: BundledDocument, entry: string, steps: string[]): SourcePlace {
  let part = document;
  let place: SourcePlace = { file: entry, pointer: '#' };
  for (const [index, step] of [...steps, ''].entries()) {
    const there = part !== null && typeof part === 'object' ? written?.get(part) : undefined;
    if (there) place = { file: there.file, pointer: there.pointer + pointerText(steps.slice(index)) };
    else if (index === 0) place = { file: entry, pointer: `#${pointerText(steps)}` };
    const fields = part as Record<string, unknown> | null | undefined;
    part =
      fields !== null && typeof fields === 'object' && Object.hasOwn(fields, step) ? fields[step] : undefined;
  }
  return place;
}

function pointerText(steps: readonly string[]): string {
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const swaggerRooms: Readonly<Record<string, string>> = {
  schemas: 'definitions',
  securitySchemes: 'securityDefinitions',
};

// What OpenAPI 2.0 has elsewhere; a body's schema is found as far as its operation or its response.
function swaggerSteps(steps: string[]): string[] {
  const [first, room = '', ...rest] = steps;
  if (first === 'components') return [swaggerRooms[room] ?? room, ...rest];
  const content = steps.indexOf('content');
  return content < 0 ? steps : [...steps.slice(0, content), ...steps.slice(content + 2)];
}
