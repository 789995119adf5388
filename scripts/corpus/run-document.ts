import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { oneLineSummary } from '../../contracts/reporters/failure-lines.ts';
import { documentContract } from '../../contracts/verify/document-contract.ts';
import type { RunEvent } from '../../contracts/verify/engine/events.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';
import { verifyContract } from '../../contracts/verify/verify.ts';
import { serve } from '../../mock/adapters/serve.ts';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';
import { operationNames } from './declared-operation.ts';
import { readRaw } from './raw-document.ts';
import { type Exchange, openProxy } from './recording-proxy.ts';
import { validateCall } from './validate-call.ts';

/** The result of one document of the corpus. */
export interface DocumentResult {
  operations: number;
  calls: number;
  /** Empty where all calls are valid. */
  failures: string[];
  /** What could not be validated, and why. */
  unsupported: string[];
}

/** Serves a document's mock, runs `verify` against it through a recording proxy, and validates the recorded calls. */
export async function runDocument(file: string): Promise<DocumentResult> {
  const opened = await loadDocument(file);
  const mock = createMock(documentApi(opened.spec, { auth: 'strict' }), { seed: 1 });
  const served = await serve(mock, { host: '127.0.0.1', port: 0 }, { token: 'none' });
  const proxy = await openProxy(served.address);
  const target = httpTarget(proxy.address, { isDisposable: true });
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

/** The calls that were meant to be valid: the proxy records them in the order of the run's events. */
function validCalls(events: readonly RunEvent[], exchanges: readonly Exchange[]): Exchange[] {
  const records = events.flatMap((event) => (event.type === 'called' ? [event.record] : []));
  if (records.length !== exchanges.length)
    throw new Error(`the run made ${records.length} calls, but the proxy recorded ${exchanges.length}`);
  return exchanges.filter((_, index) => records[index]?.intent === 'valid');
}

async function validateAll(
  file: string,
  exchanges: readonly Exchange[],
  reported: readonly string[],
): Promise<DocumentResult> {
  const document = await readRaw(file);
  const results = [];
  for (const exchange of exchanges) results.push(await validateCall(document, exchange));
  const seen = new Set(results.map(({ operation }) => operation));
  const names = operationNames(document);
  const missed = names.filter((name) => !seen.has(name)).map((name) => `${name} was not called`);
  const failures = [...reported, ...missed, ...results.flatMap((result) => result.failures)];
  return {
    operations: names.length,
    calls: exchanges.length,
    failures: [...new Set(failures)],
    unsupported: [...new Set(results.flatMap(({ unsupported }) => unsupported))],
  };
}
