import type { Document } from '../../openapi/document.ts';
import { createSpec } from '../../openapi/spec.ts';
import { documentContract } from '../document-contract.ts';
import type { RunEvent } from '../engine/events.ts';
import { type RunOptions, verifyContract } from '../verify.ts';
import { fakeLiveTarget, type Handlers } from './fake-live-target.ts';

/** What a run reports of a server that nobody else needs, in short. */
export interface Reported {
  failures: string[];
  unverified: string[];
  learned: string[];
  notCovered: string[];
  calls: string[];
}

/** Verifies handlers by a document. */
export async function verifyHandlers(
  document: Document,
  handlers: Handlers,
  options: Partial<RunOptions> = {},
): Promise<Reported> {
  const events: RunEvent[] = [];
  const { target, calls } = fakeLiveTarget(handlers, true);
  const contract = documentContract(createSpec('things.yaml', document));
  const emit = (event: RunEvent) => {
    events.push(event);
    options.emit?.(event);
  };
  await verifyContract(contract, target, { run: 'test', cases: 3, ...options, emit });
  const of = <Type extends RunEvent['type']>(type: Type) =>
    events.filter((event): event is Extract<RunEvent, { type: Type }> => event.type === type);
  const lines = of('failed').map(({ failure }) => failure);
  return {
    failures: lines.map(({ operationId, check, actual }) => `${operationId} ${check}: ${actual}`),
    unverified: of('unverified').map(({ failure }) => `${failure.operationId}: ${failure.actual}`),
    learned: of('learned').map(({ operationId, what }) => `${operationId}: ${what}`),
    notCovered: of('not-covered').map(({ reason }) => `${reason.operationId}: ${reason.why}`),
    calls,
  };
}
