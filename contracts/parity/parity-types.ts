import type { Arbitrary } from 'fast-check';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { Connection, Variables } from '../verify/engine/connection-types.ts';
import type { Fact, Step } from '../verify/engine/sequence-step.ts';
import type { Target } from '../verify/engine/target.ts';
import type { CreatedItemReferences } from './created-item-references.ts';

/** How two servers of one API are compared. */
export interface Parity {
  /** Random sequences. The names of what they create start with `prefix`, and they touch nothing else. */
  sequences(options: { prefix: string; connection: Connection }): Arbitrary<Step[]>;
  /** The kind of a value that each server chooses by itself. */
  kindOf(key: string, value: unknown): ChosenValueKind | undefined;
  /** What an answer says about the items that the sequence created. */
  learn(answer: ParsedAnswer, memory: CreatedItemReferences): Fact[];
  /** The answer's JSON without what the sequence has not created, and lists in an order that both servers share. */
  mask(answer: ParsedAnswer, memory: CreatedItemReferences, prefix: string): unknown;
  /** The call that removes an item, by what was learned of it. */
  remove(memory: CreatedItemReferences, item: number, connection: Connection): HttpRequest | undefined;
  /** Known differences. */
  accepted: readonly AcceptedDifference[];
  /** Variables that configure the mock like the target. */
  mockVariables(target: Target): Promise<Variables>;
}

/** Values compared by relation: a repeated id must be repeated on both sides. Times and versions must also have the same order. */
export type ChosenValueKind = 'id' | 'version' | 'time';

/** A request and its answer. */
export interface ParsedAnswer {
  request: HttpRequest;
  response: HttpResponse;
  /** The body as JSON; `undefined` where it is none. */
  json: unknown;
}

/** A place where two answers differ, with both values. */
export interface Difference {
  /** `/status`, `/headers/server`, `/body/Spec/Labels/a`. */
  pointer: string;
  mock: string;
  real: string;
}

/** A known difference. */
export interface AcceptedDifference {
  id: string;
  /** Why it is accepted, as a sentence. */
  reason: string;
  matches(difference: Difference, call: ComparedCall): boolean;
}

/** One call with the answers of both servers. */
export interface ComparedCall {
  request: HttpRequest;
  mock: HttpResponse;
  /** Its status is 0 where the server closed the connection. */
  real: HttpResponse;
}
