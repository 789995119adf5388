import { type HttpRequest, mediaTypeOf } from '../../http/message.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { Interaction } from '../../traffic/files/traffic.ts';
import type { Target } from '../../verify/engine/target.ts';
import type { PactMismatch } from './compare-body.ts';
import { compareResponse } from './compare-response.ts';
import type { ProviderStateSetter } from './provider-states.ts';

/** What became of one interaction at a provider. */
export interface ReplayResult {
  interaction: Interaction;
  /** What the provider was to be in before, and nobody could bring about; the interaction was not tried then. */
  missingStates: string[];
  mismatches: PactMismatch[];
}

export interface ReplayOptions {
  spec: Spec;
  target: Target;
  /** Who puts the provider into states; `undefined` where nobody can. */
  states: ProviderStateSetter | undefined;
  /** Puts credentials in the place of a Pact's samples. */
  authorize(request: HttpRequest): HttpRequest | Promise<HttpRequest>;
}

/** Sends an interaction's request to a provider that is in its states, and compares the response. */
export async function replay(interaction: Interaction, options: ReplayOptions): Promise<ReplayResult> {
  const { spec, target, states, authorize } = options;
  const wanted = interaction.providerStates;
  if (!states && wanted.length > 0) {
    return { interaction, missingStates: wanted.map(({ name }) => name), mismatches: [] };
  }
  await states?.reset();
  for (const state of wanted) await states?.enter(state);
  const request = withoutSampleCredentials(spec, complete(interaction.request));
  // Whoever is to be refused as a stranger comes as one.
  const isStranger = interaction.response.status === 401;
  const response = await target.send(isStranger ? request : await authorize(request));
  return { interaction, missingStates: [], mismatches: compareResponse(interaction, response) };
}

/** A request of a Pact may leave out what kind of body it has. */
function complete(request: HttpRequest): HttpRequest {
  if (request.body.length === 0 || mediaTypeOf(request.headers) !== undefined) return request;
  return { ...request, headers: { 'content-type': 'application/json', ...request.headers } };
}

/** Without what a Pact has in the place of credentials. */
export function withoutSampleCredentials({ redactor }: Spec, request: HttpRequest): HttpRequest {
  const hidden = redactor.headers(request.headers);
  const kept = Object.entries(request.headers).filter(([name, value]) => hidden[name] === value);
  return { ...request, headers: Object.fromEntries(kept) };
}
