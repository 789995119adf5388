import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { oneLineSummary } from '../../contracts/reporters/failure.ts';
import { documentContract } from '../../contracts/verify/document-contract.ts';
import { mockTarget } from '../../contracts/verify/targets/mock.ts';
import { verifyContract } from '../../contracts/verify/verify.ts';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';

/** The result of verifying a whole document against its own mock. */
export interface WholeDocumentResult {
  operations: number;
  calls: number;
  /** Empty where all passed and every operation was called. */
  failures: string[];
  /** Seconds of processor time until the first answer, and until the end. */
  startSeconds: number;
  seconds: number;
  /** The peak memory of the process, in megabytes. */
  megabytes: number;
}

/** Verifies a document's mock in this process, with every case but random calls. */
export async function verifyWholeDocument(file: string): Promise<WholeDocumentResult> {
  const { spec } = await loadDocument(file);
  const target = mockTarget(createMock(documentApi(spec, { auth: 'strict' }), { seed: 1 }));
  await target.send({ method: 'GET', path: '/', query: '', headers: {}, body: Buffer.alloc(0) });
  const startSeconds = cpuSeconds();
  const failures: string[] = [];
  const called = new Set<string>();
  let calls = 0;
  await verifyContract(documentContract(spec), target, {
    run: 'whole',
    cases: 0,
    emit: (event) => {
      if (event.type === 'called') calls += 1;
      if (event.type === 'called' && event.record.intent === 'valid') called.add(event.record.operationId);
      if (event.type !== 'failed') return;
      const { caseId, check } = event.failure;
      failures.push(`${caseId} · ${check}: ${oneLineSummary(event.failure)}`);
    },
  });
  const missed = [...spec.operations.keys()].filter((id) => !called.has(id));
  return {
    operations: spec.operations.size,
    calls,
    failures: [...failures, ...missed.map((id) => `${id} was not called`)],
    startSeconds,
    seconds: cpuSeconds(),
    megabytes: process.resourceUsage().maxRSS / 1000,
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
