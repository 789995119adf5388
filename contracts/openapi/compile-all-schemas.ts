import { escapeStep } from '../http/json-pointer.ts';
import type { Located, MediaType } from './document.ts';
import { SpecError } from './loading/spec-error.ts';
import type { Spec } from './spec.ts';

/** Compiles every schema of requests and responses. Throws a SpecError that names those that do not compile. */
export function compileAll(spec: Spec): void {
  const { validators, operations } = spec;
  const results = [...operations.values()].flatMap(({ parameters, requestBody, responses }) => [
    ...parameters.map(
      ({ pointer, value }) =>
        value.schema !== undefined && errorOf(() => validators.json(`${pointer}/schema`)),
    ),
    ...(requestBody ? schemasOf(requestBody).map((pointer) => errorOf(() => validators.json(pointer))) : []),
    ...[...responses.values()].flatMap((response) => [
      ...schemasOf(response).map((pointer) => errorOf(() => validators.json(pointer))),
      errorOf(() => validators.headersOf(response)),
    ]),
  ]);
  const messages = [...new Set(results.filter((result) => typeof result === 'string'))];
  if (messages.length > 0)
    throw new SpecError(messages.map((message) => `${spec.name}: ${message}`).join('\n'));
}

function schemasOf({ pointer, value }: Located<{ content?: Record<string, MediaType> }>): string[] {
  const types = Object.entries(value.content ?? {}).filter(([, { schema }]) => schema !== undefined);
  return types.map(([type]) => `${pointer}/content/${escapeStep(type)}/schema`);
}

function errorOf(compile: () => unknown): string | undefined {
  try {
    compile();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
