import type { Document } from '../openapi/document.ts';
import type { Operation, Spec } from '../openapi/spec.ts';
import { type OperationChange, type OperationPair, templateOf } from './operation-pair.ts';
import { addressOf, isSameAddress, type LocatedServer, serversOf } from './server-addresses.ts';

/** Finds the operation of the new document that answers the same requests, or those to the same path of other servers. */
export function createCounterparts(oldSpec: Spec, newSpec: Spec): (old: Operation) => Operation | undefined {
  const operations = [...newSpec.operations.values()];
  const byPath = Map.groupBy(operations, (one) => `${one.method} ${templateOf(one.path)}`);
  const placed = operations.flatMap((one) =>
    addressesOf(newSpec.document, one).map(({ address }) => ({ operation: one, address })),
  );
  const byAddress = Map.groupBy(placed, ({ operation, address }) => `${operation.method} ${address.path}`);
  return (old) => {
    const samePath = byPath.get(`${old.method} ${templateOf(old.path)}`) ?? [];
    const sameAddress = addressesOf(oldSpec.document, old).flatMap(({ address }) =>
      (byAddress.get(`${old.method} ${address.path}`) ?? [])
        .filter((other) => isSameAddress(address, other.address))
        .map(({ operation }) => operation),
    );
    return samePath.find((one) => sameAddress.includes(one)) ?? sameAddress[0] ?? samePath[0];
  };
}

function addressesOf(document: Document, operation: Operation) {
  const servers = serversOf(document, operation);
  const all: LocatedServer[] = servers.length > 0 ? servers : [{ url: '/', pointer: '#' }];
  return all.map((server) => ({ ...server, address: addressOf(server.url, operation) }));
}

/** Servers that an operation is no longer served at. Nobody relies on a server that the old document does not name. */
export function removedServers({ old, new: now, oldSpec, newSpec }: OperationPair): OperationChange[] {
  if (serversOf(oldSpec.document, old).length === 0) return [];
  const after = addressesOf(newSpec.document, now);
  return addressesOf(oldSpec.document, old)
    .filter(({ address }) => !after.some((other) => isSameAddress(address, other.address)))
    .map(({ url, pointer }) => ({
      affects: 'requests',
      message: `the server ${url} was removed`,
      old: pointer,
      new: after[0]?.pointer ?? '#',
    }));
}
