import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import type { Rule } from './rules.ts';

/** What a file of recorded traffic, or a Pact, has in it. */
export interface Traffic {
  file: string;
  kind: 'har' | 'pact';
  /** The major version of the Pact specification, or 1 for a HAR. */
  version: number;
  /** Who called, and whom; a HAR does not say. */
  consumer: string | undefined;
  provider: string | undefined;
  interactions: Interaction[];
  /** What the file has that is no HTTP, by its JSON pointer. */
  leftOut: { pointer: string; why: string }[];
}

/** One request, and the response that it got or that its consumer expects. */
export interface Interaction {
  description: string;
  /** Where the file has it: `/interactions/0`, `/log/entries/7`. */
  pointer: string;
  /** What the provider must have before the request, in Pact's terms. */
  providerStates: StateOfProvider[];
  request: HttpRequest;
  response: ExpectedResponse;
  /** A Pact's matching rules; a HAR has none. */
  rules: { request: Rule[]; response: Rule[] };
  /** Where the request went: `https://api.gcore.com`. A Pact does not say. */
  origin: string | undefined;
}

/** A provider state as a consumer names it, with the values that it wants there. */
export interface StateOfProvider {
  name: string;
  params?: Record<string, unknown>;
}

/** A response; `undefined` for a body says that the consumer does not look at it. */
export type ExpectedResponse = Omit<HttpResponse, 'body'> & { body: string | Buffer | undefined };

/** A file that cannot be read as what it should be. The message names the file and the JSON pointer. */
export class TrafficError extends Error {
  override name = 'TrafficError';

  constructor(file: string, pointer: string, message: string) {
    super(`${file}: ${pointer === '' ? '' : `${pointer} `}${message}`);
  }
}
