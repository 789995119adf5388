import { type Example, type MediaType, resolve, type Schema } from '../../contracts/spec/document.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/spec/spec.ts';
import type { Reply } from '../core/operation.ts';

/** A reply without a body, with the one that the document has for an example of its status, or else a made up one. */
export async function sampleReply(spec: Spec, operation: Operation, reply: Reply): Promise<Reply> {
  const content = responseFor(operation, reply.status)?.value.content ?? {};
  const [first] = Object.entries(content);
  if (reply.body !== undefined || !first || operation.method === 'HEAD') return reply;
  const [mediaType, media] = first;
  const body = exampleOf(spec, media) ?? (await madeUp(spec, media.schema ?? true));
  return { ...reply, body, headers: { 'Content-Type': mediaType, ...reply.headers } };
}

function exampleOf({ document }: Spec, { example, examples = {} }: MediaType): unknown {
  const [first] = Object.values(examples);
  return example ?? (first && resolve<Example>(document, first, '').value.value);
}

async function madeUp(spec: Spec, schema: Schema): Promise<unknown> {
  // Seldom needed, and more to load than the stages together.
  const { valueFor } = await import('../../contracts/spec/values/value.ts');
  return valueFor(spec, schema, { direction: 'response', natural: true });
}
