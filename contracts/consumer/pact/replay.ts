import { type HttpRequest, type HttpResponse, mediaTypeOf } from '../../http/message.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { Interaction } from '../../traffic/files/traffic.ts';
import { type Target, withoutTargetCredentials } from '../../verify/engine/target.ts';
import type { PactMismatch } from './compare-body.ts';
import { compareResponse } from './compare-response.ts';
import type { ProviderStateSetter } from './set-provider-states.ts';

/** The result of one interaction with a provider. */
export interface ReplayResult {
  interaction: Interaction;
  /** Provider states that could not be set; the interaction was not sent then. */
  missingStates: string[];
  mismatches: PactMismatch[];
  /** What the provider answered; `undefined` where nothing was sent. */
  actual?: HttpResponse;
}

export interface ReplayOptions {
  spec: Spec;
  target: Target;
  /** Sets the provider's states; `undefined` where that is impossible. */
  states: ProviderStateSetter | undefined;
  /** Adds credentials in place of a Pact's samples. */
  authorize(request: HttpRequest): HttpRequest | Promise<HttpRequest>;
}

/** Sets an interaction's provider states, sends its request, and compares the response. */
export async function replay(interaction: Interaction, options: ReplayOptions): Promise<ReplayResult> {
  const { spec, target, states, authorize } = options;
  const needed = interaction.providerStates;
  if (!states && needed.length > 0) {
    return { interaction, missingStates: needed.map(({ name }) => name), mismatches: [] };
  }
  await states?.reset();
  for (const state of needed) await states?.enter(state);
  const request = withoutSampleCredentials(spec, complete(interaction.request));
  // A request that expects a 401 is sent without credentials.
  const isUnauthenticated = interaction.response.status === 401;
  const response = await target.send(
    isUnauthenticated ? withoutTargetCredentials(target, request) : await authorize(request),
  );
  return {
    interaction,
    missingStates: [],
    mismatches: compareResponse(interaction, response),
    actual: response,
  };
}

/** Adds the content type, which a Pact may omit. */
function complete(request: HttpRequest): HttpRequest {
  if (request.body.length === 0 || mediaTypeOf(request.headers) !== undefined) return request;
  return { ...request, headers: { 'content-type': 'application/json', ...request.headers } };
}

/** Removes the headers in which a Pact has sample credentials. */
export function withoutSampleCredentials({ redactor }: Spec, request: HttpRequest): HttpRequest {
  const hidden = redactor.headers(request.headers);
  const headers = Object.entries(request.headers).filter(([name, value]) => hidden[name] === value);
  return { ...request, headers: Object.fromEntries(headers) };
}
