import { isDeepStrictEqual } from 'node:util';
import type { HttpResponse } from '../../contracts/http/message.ts';
import type { Contract } from '../../contracts/verify/contract.ts';
import type { Failure } from '../../contracts/verify/engine/events.ts';
import { mockTarget } from '../../contracts/verify/targets/mock.ts';
import { verifyContract } from '../../contracts/verify/verify.ts';
import { createMock } from '../../mock/mock.ts';
import type { Handle } from './handwritten.ts';
import type { AnyApi, Mutant } from './mutant.ts';

/** What came of a suite's run against a mutant. */
export interface MutantOutcome {
  /** The first promise that was found broken. */
  failure: Failure | undefined;
  /** Whether anything that a caller could see was wrong at all: told for bugs in answers alone. */
  showed: boolean;
}

/** Runs a suite against a mutant until it finds the first broken promise. */
export async function runMutant(
  contract: Contract,
  api: AnyApi,
  mutant: Mutant,
  only: readonly string[] = [],
): Promise<MutantOutcome> {
  const { inside = (same) => same, outside } = mutant;
  const { handle } = createMock(inside(api));
  const stop = new AbortController();
  const outcome: MutantOutcome = { failure: undefined, showed: outside === undefined };
  const target = mockTarget({ handle: outside ? noticing(handle, outside, outcome) : handle });
  await verifyContract(contract, target, {
    run: 'mutant',
    only,
    signal: stop.signal,
    emit: (event) => {
      if (event.type !== 'failed') return;
      outcome.failure ??= event.failure;
      stop.abort();
    },
  });
  return outcome;
}

/** No law makes more calls at the same time. */
const mostAtOnce = 8;

/** Notes when an answer is not what it would be without the bug. */
function noticing(truth: Handle, outside: (truth: Handle) => Handle, outcome: MutantOutcome): Handle {
  // Calls can be under way at the same time, and then nobody knows which answer is whose.
  const right: HttpResponse[] = [];
  const wrong = outside(async (request) => {
    const response = await truth(request);
    right.unshift(response);
    right.length = Math.min(right.length, mostAtOnce);
    return response;
  });
  return async (request) => {
    const response = await wrong(request);
    outcome.showed ||= !right.some((one) => isSame(response, one));
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
