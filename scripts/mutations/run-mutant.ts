import { isDeepStrictEqual } from 'node:util';
import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import type { Contract } from '../../contracts/verify/contract.ts';
import type { Failure } from '../../contracts/verify/engine/events.ts';
import { plan } from '../../contracts/verify/plan.ts';
import { mockTarget } from '../../contracts/verify/targets/mock.ts';
import { verifyContract } from '../../contracts/verify/verify.ts';
import { createMock } from '../../mock/mock.ts';
import type { Handle, Mutant, Mutate } from './mutant.ts';
import type { MutationTarget } from './targets.ts';

export interface MutantRun {
  /** The first failure; `undefined` where the mutant survived. */
  failure: Failure | undefined;
  /** The fact-sheet row behind a finding that is only reported as unverified. */
  unverified: string | undefined;
  /** Whether the bug had any effect, as far as it can be seen from outside: always for a mutant of the mock's handlers. */
  visible: boolean;
}

export interface RunOptions {
  /** The suite, where it is not the target's own. */
  contract?: Contract;
  /** Only these cases; all without them. */
  only?: readonly string[];
  /** The check that has to fail; any without it. */
  check?: string;
  /** Whether the suite takes the provider for our own mock, and so reports what no source states, too. */
  isOurs?: boolean;
}

/** Runs a target's suite against a mutant until the first failure. */
export async function runMutant(
  target: MutationTarget,
  { mutateApi = (same) => same, mutate }: Pick<Mutant, 'mutateApi' | 'mutate'>,
  { contract = target.contract(), only = [], check, isOurs = true }: RunOptions = {},
): Promise<MutantRun> {
  const { variables = {} } = target;
  const { handle } = createMock(mutateApi(target.api({ auth: 'strict', variables })));
  const stop = new AbortController();
  const run: MutantRun = { failure: undefined, unverified: undefined, visible: mutate === undefined };
  const mutant = mutate ? noteEffects(handle, mutate, run) : handle;
  const mock = mockTarget({ handle: isOurs ? mutant : withControlApi(mutant) });
  mock.isOurs = isOurs;
  await verifyContract(contract, mock, {
    run: 'mutant',
    only,
    variables,
    strictInput: true,
    signal: stop.signal,
    emit: (event) => {
      if (event.type === 'unverified') run.unverified ??= event.assumption;
      if (event.type !== 'failed' || (check && event.failure.check !== check)) return;
      run.failure ??= event.failure;
      stop.abort();
    },
  });
  return run;
}

/** As it is over HTTP, where the suite asks for the control API to see whether a mock knows no account. */
function withControlApi(handle: Handle): Handle {
  const body = Buffer.from('{"type":"urn:bonafide:unauthorized"}');
  const rejected = { status: 401, headers: { 'content-type': 'application/problem+json' }, body };
  return async (request) => (request.path === '/__bonafide' ? rejected : handle(request));
}

/** No case makes more calls at the same time. */
const mostAtOnce = 8;

/** Notes when the provider gets another request than was sent, or answers with another response. */
function noteEffects(handle: Handle, mutate: Mutate, run: MutantRun): Handle {
  const sent = new WeakSet<HttpRequest>();
  // Concurrent calls are not told apart: a response is right if any of the last ones is the same.
  const right: HttpResponse[] = [];
  const mutated = mutate(async (request) => {
    run.visible ||= !sent.has(request);
    const response = await handle(request);
    right.unshift(response);
    right.length = Math.min(right.length, mostAtOnce);
    return response;
  });
  return async (request) => {
    sent.add(request);
    const response = await mutated(request);
    run.visible ||= !right.some((one) => isSame(response, one));
    return response;
  };
}

function isSame(one: HttpResponse, other: HttpResponse): boolean {
  return one === other || isDeepStrictEqual(comparable(one), comparable(other));
}

function comparable({ status, headers, body }: HttpResponse): unknown {
  try {
    return { status, headers, json: JSON.parse(body.toString()) };
  } catch {
    return { status, headers, text: body.toString() };
  }
}

/**
 * The cases that must kill a hand-written mutant by themselves: those of its property or scenario. The checks of single
 * responses are at work in all cases; those that take long are left out.
 */
export function casesThatKill(contract: Contract, { killedBy, during = killedBy }: Mutant): string[] {
  const cases = plan(contract);
  const own = cases.filter(({ check }) => check === during);
  const others = cases.filter(({ check }) => check !== 'valid-input-accepted');
  return (own.length > 0 ? own : others).map(({ id }) => id);
}
