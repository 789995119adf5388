// A worker thread: verifies each document that it is sent, and then has another validator look at some of its calls.
import { parentPort } from 'node:worker_threads';
import { SpecError } from '../../contracts/openapi/loading/spec-error.ts';
import { readRaw } from './raw-document.ts';
import { validateCall } from './validate-call.ts';
import { type Sampled, verifyWholeDocument, type WholeDocumentResult } from './verify-whole-document.ts';

export interface DocumentTask {
  file: string;
  /** Seconds of verification, and again of validation. */
  limit: number | undefined;
}

/** What the other validator says. */
export interface OtherOpinion {
  validated: number;
  failures: string[];
  unsupported: string[];
}

/** First the result of the verification, or why there is none; then what the other validator says. */
export type DocumentMessage =
  | { verified: WholeDocumentResult }
  | { error: string; starts: boolean }
  | { opinion: OtherOpinion };

async function run({ file, limit }: DocumentTask): Promise<void> {
  try {
    const { sampled, ...verified } = await verifyWholeDocument(file, limit);
    send({ verified });
    send({ opinion: await validateAll(file, sampled, limit).catch(unable) });
  } catch (error) {
    const { name, message, stack } = error as Error;
    const starts = !(error instanceof SpecError);
    send({ error: starts ? `${name}: ${message} ${place(stack)}` : message, starts });
  }
}

async function validateAll(
  file: string,
  sampled: Sampled,
  limit = Number.POSITIVE_INFINITY,
): Promise<OtherOpinion> {
  const end = performance.now() + limit * 1000;
  const document = await readRaw(file);
  const results = [];
  for (const exchange of sampled) {
    if (performance.now() > end) break;
    results.push(await validateCall(document, exchange));
  }
  return {
    validated: results.length,
    failures: [...new Set(results.flatMap(({ failures }) => failures))],
    unsupported: [...new Set(results.flatMap(({ unsupported }) => unsupported))],
  };
}

/** The other validator refuses some documents. */
function unable({ message }: Error): OtherOpinion {
  return { validated: 0, failures: [], unsupported: [message] };
}

/** Where an error was thrown, in a few words. */
function place(stack = ''): string {
  return /\bat .+/.exec(stack)?.[0] ?? '';
}

function send(message: DocumentMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', run);
