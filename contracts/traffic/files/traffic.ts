import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import type { MatchingRule } from './pact-matching-rules.ts';

/** The content of a HAR or Pact file. */
export interface Traffic {
  file: string;
  kind: 'har' | 'pact';
  /** The major version of the Pact specification, or 1 for a HAR. */
  version: number;
  /** Absent in a HAR. */
  consumer: string | undefined;
  provider: string | undefined;
  interactions: Interaction[];
  /** Entries that are not checked, by their JSON pointers in the file. */
  skipped: { pointer: string; why: string }[];
}

/** One request, and the response that it got or that its consumer expects. */
export interface Interaction {
  description: string;
  /** JSON pointer into the file: `/interactions/0`, `/log/entries/7`. */
  pointer: string;
  /** The provider's states before the request, in Pact's terms. */
  providerStates: ProviderState[];
  request: HttpRequest;
  response: ExpectedResponse;
  /** A Pact's matching rules; a HAR has none. */
  rules: { request: MatchingRule[]; response: MatchingRule[] };
  /** Where the request was sent: `https://api.gcore.com`. Absent in a Pact. */
  origin: string | undefined;
}

/** A provider state by its name, with parameters. */
export interface ProviderState {
  name: string;
  params?: Record<string, unknown>;
}

/** A response; a body of `undefined` is not compared. */
export type ExpectedResponse = Omit<HttpResponse, 'body'> & { body: string | Buffer | undefined };

/** A file that is not valid traffic. The message names the file and the JSON pointer. */
export class TrafficError extends Error {
  override name = 'TrafficError';

  constructor(file: string, pointer: string, message: string) {
    super(`${file}: ${pointer === '' ? '' : `${pointer} `}${message}`);
  }
}
