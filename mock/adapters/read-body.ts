import type { IncomingMessage } from 'node:http';
import { noBody } from '../../contracts/http/message.ts';
import { maxBodyBytes } from '../core/max-body.ts';
import { Problem } from '../core/problem.ts';
import type { HeldBytes } from './bytes-in-flight.ts';

/** A request's body, empty where there is none, or where a problem stopped it. */
interface ArrivedBody {
  body: Buffer;
  problem?: Problem;
}

/** The whole body, or why it is not read to its end. */
export async function readBody(incoming: IncomingMessage, held: HeldBytes): Promise<ArrivedBody> {
  if (!hasBody(incoming)) return { body: noBody };
  const read = await readBytes(incoming, held);
  return read instanceof Problem ? { body: noBody, problem: read } : { body: read };
}

function readBytes(incoming: IncomingMessage, held: HeldBytes): Promise<Buffer | Problem> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const read = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBodyBytes && held.hold(chunk.length)) {
        chunks.push(chunk);
        return;
      }
      // What else arrives is not kept.
      incoming.off('data', read);
      chunks.length = 0;
      resolve(bytes > maxBodyBytes ? tooLarge() : busy());
    };
    incoming.on('data', read);
    incoming.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    incoming.on('error', reject);
    incoming.on('aborted', () => reject(new Error('the client disconnected')));
  });
}

function tooLarge(): Problem {
  return new Problem('body-too-large', `a request body may have at most ${maxBodyBytes} bytes`, {
    headers: { Connection: 'close' },
  });
}

/** There is no room for the bytes of one more call. */
export function busy(): Problem {
  return new Problem('busy', 'other calls have too many bytes on their way; try again', {
    headers: { Connection: 'close', 'Retry-After': '1' },
  });
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}
