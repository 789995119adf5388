import type { PactInteraction } from './to-interaction.ts';

/** The same interaction as version 3 of the Pact specification has it. */
export function toVersion3({ description, providerStates, request, response }: PactInteraction): object {
  return {
    description,
    ...(providerStates && { providerStates }),
    request: message(request),
    response: message(response),
  };
}

function message({
  headers,
  body,
  ...rest
}: PactInteraction['request'] | PactInteraction['response']): object {
  const flat = Object.entries(headers ?? {}).map(([name, values]) => [name, values.join(', ')]);
  return {
    ...rest,
    ...(headers && { headers: Object.fromEntries(flat) }),
    ...(body && { body: body.content }),
  };
}
