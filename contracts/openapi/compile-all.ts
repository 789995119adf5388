import { escapeStep, type Located, type MediaType } from './document.ts';
import { SpecError } from './loading/spec-error.ts';
import type { Spec } from './spec.ts';

/** Compiles every schema that a request or a response is put to. Throws a SpecError that names those that do not compile. */
export function compileAll(spec: Spec): void {
  const { validators, operations } = spec;
  const faults = [...operations.values()].flatMap(({ parameters, requestBody, responses }) => [
    ...parameters.map(
      ({ pointer, value }) =>
        value.schema !== undefined && attempt(() => validators.json(`${pointer}/schema`)),
    ),
    ...(requestBody ? schemasOf(requestBody).map((pointer) => attempt(() => validators.json(pointer))) : []),
    ...[...responses.values()].flatMap((response) => [
      ...schemasOf(response).map((pointer) => attempt(() => validators.json(pointer))),
      attempt(() => validators.headersOf(response)),
    ]),
  ]);
  const messages = [...new Set(faults.filter((fault) => typeof fault === 'string'))];
  if (messages.length > 0)
    throw new SpecError(messages.map((message) => `${spec.name}: ${message}`).join('\n'));
}

function schemasOf({ pointer, value }: Located<{ content?: Record<string, MediaType> }>): string[] {
  const types = Object.entries(value.content ?? {}).filter(([, { schema }]) => schema !== undefined);
  return types.map(([type]) => `${pointer}/content/${escapeStep(type)}/schema`);
}

function attempt(compile: () => unknown): string | undefined {
  try {
    compile();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
