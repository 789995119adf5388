import type { AnsweredCall } from '../../../mock/mock.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { ProviderState } from '../../traffic/files/traffic.ts';

/** A call that a consumer's test made, and what the provider had before it. */
export interface RecordedCall extends AnsweredCall {
  operation: Operation;
  providerStates: ProviderState[];
}

/** Names of states that any mock can be put into: with data of its own, and after other calls. */
export const dataState = 'there is this data';
export const callsState = 'these calls were made';
