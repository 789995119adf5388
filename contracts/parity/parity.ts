import type { Arbitrary } from 'fast-check';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { Connection, Variables } from '../verify/engine/connection.ts';
import type { Fact, Step } from '../verify/engine/sequence-step.ts';
import type { Target } from '../verify/engine/target.ts';
import type { ExpectedState } from '../verify/phases/stateful/expected-state.ts';

/** What is known of one API, to compare two of its servers. */
export interface Parity {
  /** Random sequences. What they create has `prefix` at the start of its name, and they touch nothing else. */
  sequences(options: { prefix: string; connection: Connection }): Arbitrary<Step[]>;
  /** What has a value of each server's own choice. */
  kindOf(key: string, value: unknown): ChosenValueKind | undefined;
  /** What an answer tells about the things that the sequence created. */
  learn(answer: ParsedAnswer, memory: ExpectedState): Fact[];
  /** The answer's JSON without what the sequence has not created, and lists in an order that both servers share. */
  mask(answer: ParsedAnswer, memory: ExpectedState, prefix: string): unknown;
  /** The call that removes a thing, by what was learned of it. */
  remove(memory: ExpectedState, thing: number, connection: Connection): HttpRequest | undefined;
  /** Differences that are known, and why they may be. */
  accepted: readonly AcceptedDifference[];
  /** The variables that make our mock the kind of server that the target is. */
  mockVariables(target: Target): Promise<Variables>;
}

/** Compared by relation: the same id again is the same id again on both sides. Times and versions also keep their order. */
export type ChosenValueKind = 'id' | 'version' | 'time';

/** An answer, and what was asked. */
export interface ParsedAnswer {
  request: HttpRequest;
  response: HttpResponse;
  /** The body as JSON; `undefined` where it is none. */
  json: unknown;
}

/** One place where two answers differ, as each has it. */
export interface Difference {
  /** `/status`, `/headers/server`, `/body/Spec/Labels/a`. */
  pointer: string;
  mock: string;
  real: string;
}

/** A difference that is known. */
export interface AcceptedDifference {
  id: string;
  /** Why it may be, as a sentence. */
  reason: string;
  matches(difference: Difference, call: ComparedCall): boolean;
}

/** One call, as both servers have answered it. */
export interface ComparedCall {
  request: HttpRequest;
  mock: HttpResponse;
  /** Its status is 0 where the server hung up. */
  real: HttpResponse;
}
