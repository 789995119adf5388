import type { AnsweredCall } from '../../../mock/mock.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { ProviderState } from '../../traffic/files/traffic.ts';

/** A call of a consumer's test, with the provider states before it. */
export interface RecordedCall extends AnsweredCall {
  operation: Operation;
  providerStates: ProviderState[];
}

/** Provider states of any mock: with given data, and after other calls. */
export const dataState = 'there is this data';
export const callsState = 'these calls were made';
