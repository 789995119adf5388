import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';

/** Gives a reply without a body the document's example for its status, or a generated body. */
export async function exampleReply(spec: Spec, operation: Operation, reply: Reply): Promise<Reply> {
  const documented = responseFor(operation, reply.status);
  const [mediaType] = Object.keys(documented?.value.content ?? {});
  if (reply.body !== undefined || !documented || !mediaType || operation.method === 'HEAD') return reply;
  // Rarely needed, and slower to load than all stages together.
  const { generateBody } = await import('../inferred/generate-body.ts');
  const body = (await generateBody(spec, documented, mediaType))?.value;
  return { ...reply, body, headers: { 'Content-Type': mediaType, ...reply.headers } };
}
