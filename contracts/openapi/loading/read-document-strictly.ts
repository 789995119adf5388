import { existsSync } from 'node:fs';
import type { NormalizedProblem } from '@redocly/openapi-core';
import type { Document } from '../document.ts';
import { SpecError } from './spec-error.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** A built-in document must pass all of these before anything is generated from it. */
const rules = {
  struct: 'error',
  'no-unresolved-refs': 'error',
  'operation-operationId': 'error',
  'operation-operationId-unique': 'error',
  'path-parameters-defined': 'error',
  'no-identical-paths': 'error',
  'no-invalid-schema-examples': 'error',
  'no-invalid-media-type-examples': 'error',
  'no-unused-components': 'error',
} as const;

/**
 * Reads an OpenAPI 3.1 document from disk, checks it strictly, and bundles the files that it refers to into one.
 * Throws a {@link SpecError} that lists every issue. Nothing is fetched from the network.
 */
export async function readDocument(file: string): Promise<Document> {
  if (!existsSync(file)) throw new SpecError(`${file}: no such file`);
  // The linter costs more to load than a mock takes to start, and a mock of a built-in API never needs it.
  const { bundle, createConfig, lint } = await import('@redocly/openapi-core');
  const config = await createConfig({ rules });
  const problems = await lint({ ref: file, config }).catch((error: Error) => {
    throw new SpecError(`${file}: ${error.message}`);
  });
  if (problems.length > 0) throw new SpecError((await Promise.all(problems.map(describe))).join('\n'));
  const document = (await bundle({ ref: file, config })).bundle.parsed as Document;
  checkDialect(document, file);
  return document;
}

async function describe(problem: NormalizedProblem): Promise<string> {
  const { getLineColLocation } = await import('@redocly/openapi-core');
  const location = problem.location[0];
  if (!location) return problem.message;
  const { start } = getLineColLocation(location);
  return `${location.source.absoluteRef}:${start.line}:${start.col} ${location.pointer} ${problem.message}`;
}

// Without it, tools that follow OpenAPI's own default check less than the document states.
function checkDialect(document: Document, file: string): void {
  if (document.jsonSchemaDialect === dialect) return;
  throw new SpecError(`${file}: #/jsonSchemaDialect must be ${dialect}`);
}
