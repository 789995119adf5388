import { resourcesOf } from '../../contracts/openapi/resources/index.ts';
import type { Interaction } from '../../contracts/traffic/files/traffic.ts';
import { createOperationFinder } from '../../contracts/traffic/find-operation.ts';
import type { NotCoveredReason } from '../../contracts/verify/engine/early-case-ends.ts';
import { isReading } from '../../contracts/verify/engine/unsafe-calls.ts';
import type { VerifyCommand } from './read-verify-options.ts';

/**
 * Tells why an interaction is left out; `undefined` where it is sent. Where others may need what is there, a Pact makes
 * reads and creations only, and what is allowed by name: its changes and deletions are of items that it did not create.
 */
export function createPactSafetyGate(
  command: Pick<VerifyCommand, 'contract' | 'target' | 'allow' | 'token'>,
): (interaction: Interaction) => NotCoveredReason | undefined {
  const { contract, target, allow, token } = command;
  const { spec } = contract;
  const creations = new Set(resourcesOf(spec).map(({ operations }) => operations.create?.operation.id));
  const find = createOperationFinder(spec);
  // Only a mock of ours has a token, and it is reset before each interaction.
  const isOpen = target.isDisposable || token !== undefined;
  return (interaction) => {
    const { method, path } = interaction.request;
    // One that needs a provider state is not sent anyway.
    if (isOpen || isReading(method) || interaction.providerStates.length > 0) return undefined;
    const operation = find(method, path)?.operation;
    const isAllowed =
      operation && (allow.includes(operation.id) || allow.includes(`${method} ${operation.path}`));
    if (isAllowed || (method === 'POST' && operation && creations.has(operation.id))) return undefined;
    const name = operation?.id ?? `${method} ${spec.redactor.path(undefined, path)}`;
    const why = 'it changes an item that the run did not create';
    return { operationId: name, why, pointer: operation?.pointer ?? '', allow: name };
  };
}
