import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { oneLineSummary } from '../../contracts/reporters/failure.ts';
import { documentContract } from '../../contracts/verify/document-contract.ts';
import type { RunEvent } from '../../contracts/verify/engine/events.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';
import { verifyContract } from '../../contracts/verify/verify.ts';
import { serve } from '../../mock/adapters/serve.ts';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';
import { operationNames } from './declared.ts';
import { readRaw } from './document.ts';
import { type Exchange, openProxy } from './recording-proxy.ts';
import { validateCall } from './validate-call.ts';

/** How one document of the corpus went. */
export interface DocumentResult {
  operations: number;
  calls: number;
  /** What is wrong; nothing, where all holds. */
  failures: string[];
  /** What nobody could judge, and why. */
  unsupported: string[];
}

/** Serves a document's mock, lets `verify` drive it through a proxy that records, and has what was recorded judged. */
export async function runDocument(file: string): Promise<DocumentResult> {
  const opened = await loadDocument(file);
  const mock = createMock(documentApi(opened.spec, { auth: 'strict' }), { seed: 1 });
  const served = await serve(mock, { host: '127.0.0.1', port: 0 }, { token: 'none' });
  const proxy = await openProxy(served.address);
  const target = httpTarget(proxy.address);
  const events: RunEvent[] = [];
  try {
    await verifyContract(documentContract(opened.spec), target, {
      run: 'corpus',
      emit: (event) => events.push(event),
    });
  } finally {
    await target.close();
    await proxy.close();
    await served.close();
  }
  const failed = events.flatMap((event) => (event.type === 'failed' ? [event.failure] : []));
  const reported = failed.map(
    (failure) => `${failure.caseId} · ${failure.check}: ${oneLineSummary(failure)}`,
  );
  return validateAll(file, validCalls(events, proxy.exchanges), reported);
}

/** The calls that were meant to be valid: the proxy has seen them in the order in which the run tells of them. */
function validCalls(events: readonly RunEvent[], exchanges: readonly Exchange[]): Exchange[] {
  const records = events.flatMap((event) => (event.type === 'called' ? [event.record] : []));
  if (records.length !== exchanges.length)
    throw new Error(`the run tells of ${records.length} calls, and the proxy has seen ${exchanges.length}`);
  return exchanges.filter((_, index) => records[index]?.intent === 'valid');
}

async function validateAll(
  file: string,
  exchanges: readonly Exchange[],
  said: readonly string[],
): Promise<DocumentResult> {
  const document = await readRaw(file);
  const opinions = [];
  for (const exchange of exchanges) opinions.push(await validateCall(document, exchange));
  const seen = new Set(opinions.map(({ operation }) => operation));
  const names = operationNames(document);
  const missed = names.filter((name) => !seen.has(name)).map((name) => `${name} was not called`);
  const faults = [...said, ...missed, ...opinions.flatMap((opinion) => opinion.failures)];
  return {
    operations: names.length,
    calls: exchanges.length,
    failures: [...new Set(faults)],
    unsupported: [...new Set(opinions.flatMap(({ unsupported }) => unsupported))],
  };
}
