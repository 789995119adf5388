import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locate } from '../../contracts/reporters/reporter.ts';
import type { BuiltinName } from '../../contracts/spec/builtin.ts';

/** Finds pointers in a built-in API's document. The parser is loaded for it. */
export async function placesOf(name: BuiltinName): Promise<Locate> {
  const { getLineColLocation, Source } = await import('@redocly/openapi-core');
  const path = fileURLToPath(new URL(`../../specs/${name}.yaml`, import.meta.url));
  const source = new Source(path, readFileSync(path, 'utf8'));
  const file = relative(process.cwd(), path);
  return (pointer) => {
    const { start } = getLineColLocation({ source, pointer, reportOnKey: true });
    return { file, line: start.line, column: start.col };
  };
}
