import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { failureLines } from '../reporters/failure-lines.ts';
import type { Contract } from './contract.ts';
import type { Emit, Failure } from './engine/events.ts';
import { Session } from './engine/session.ts';
import type { Target } from './engine/target.ts';
import { plan } from './plan.ts';
import { runCase } from './verify.ts';

/** Real providers can be slow: a Docker Engine looks for an unknown driver for 15 seconds. */
const timeoutMs = 60_000;

/** Runs a contract's plan as Jest tests, one a case. */
export function describeContract(contract: Contract, openTarget: () => Target): void {
  describe(`${contract.spec.name} keeps its contract`, () => {
    const failures: Failure[] = [];
    let session: Session;
    let cleanup: Awaited<ReturnType<Contract['cleanup']>>;
    let target: Target;

    beforeAll(async () => {
      target = openTarget();
      const connection = await contract.connect(target, {});
      const emit: Emit = (event) => {
        if (event.type === 'failed') failures.push(event.failure);
      };
      session = new Session({ api: contract, target, connection, run: 'jest', emit });
      cleanup = await contract.cleanup(session);
    });

    afterAll(async () => {
      await cleanup.afterRun();
      await target.close();
    });

    for (const one of plan(contract)) {
      const run = async () => {
        failures.length = 0;
        await runCase(one, session.of(one));
        await cleanup.afterCase(one.id);
        if (failures.length > 0) throw new Error(failures.flatMap((one) => failureLines(one)).join('\n'));
      };
      test(one.title, run, timeoutMs);
    }
  });
}
