import type { Example, Located, MediaType, Parameter } from '../../spec/document.ts';
import { resolve } from '../../spec/document.ts';
import type { Spec } from '../../spec/spec.ts';
import { valueFor } from '../../spec/values/index.ts';

/**
 * A value to send, by the schema at a pointer: the first of the document's own examples that keeps to it, else one made
 * from the schema. `undefined` where none can be made.
 */
export function valueToSend(
  spec: Spec,
  described: Located<Pick<Parameter & MediaType, 'example' | 'examples'>>,
  schemaPointer: string | undefined,
  seed: number,
): unknown {
  const examples = seed === 0 ? examplesOf(spec, described) : [];
  if (schemaPointer === undefined) return examples[0] ?? 'text';
  const validate = spec.validators.json(schemaPointer, 'request');
  const example = examples.find((one) => validate(one) === undefined);
  if (example !== undefined) return example;
  return valueFor(spec, { $ref: schemaPointer }, { direction: 'request', seed, natural: seed < 3 });
}

function examplesOf(spec: Spec, { value, pointer }: Parameters<typeof valueToSend>[1]): unknown[] {
  const named = Object.entries(value.examples ?? {}).map(([name, example]) => {
    return resolve<Example>(spec.document, example, `${pointer}/examples/${name}`).value.value;
  });
  return [value.example, ...named].filter((one) => one !== undefined);
}
