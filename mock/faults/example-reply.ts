import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';

/** A reply without a body, with one that the document has for an example of its status, or that its schema allows. */
export async function exampleReply(spec: Spec, operation: Operation, reply: Reply): Promise<Reply> {
  const documented = responseFor(operation, reply.status);
  const [mediaType] = Object.keys(documented?.value.content ?? {});
  if (reply.body !== undefined || !documented || !mediaType || operation.method === 'HEAD') return reply;
  // Seldom needed, and more to load than the stages together.
  const { generateBody } = await import('../inferred/generated.ts');
  const body = (await generateBody(spec, documented, mediaType))?.value;
  return { ...reply, body, headers: { 'Content-Type': mediaType, ...reply.headers } };
}
