import { Refusal } from '../../core/refusal.ts';
import { messages, refuse } from './errors.ts';
import type { SecretSpec } from './go/secret-spec.ts';

/** The largest message that the swarm's gRPC server takes (google.golang.org/grpc's default). */
const grpcLimit = 4 * 2 ** 20;
/** The largest change that the swarm's log takes (swarmkit's manager/state/raft: MaxTransactionBytes). */
const raftLimit = 1.5 * 2 ** 20;
/** What a secret in the log has besides its spec: ids, version and times, as measured on an engine. */
const raftOverhead = 84;

/** Throws a Refusal where the swarm would not take the request: the engine goes by its size in protobuf. */
export function refuseLargeRequest(spec: SecretSpec): void {
  const bytes = field(specBytes(spec));
  if (bytes > grpcLimit) throw new Refusal(refuse(500, messages.messageTooLarge(bytes, grpcLimit)));
}

/** What of a secret has a size. */
type Sized = Pick<SecretSpec, 'Name' | 'Labels' | 'Templating'> & { dataBytes: number };

/** Whether a secret cannot be written to the swarm's log. */
export function isTooLargeForLog(secret: Sized): boolean {
  return sizedBytes(secret) + raftOverhead > raftLimit;
}

function specBytes(spec: SecretSpec): number {
  return sizedBytes({ ...spec, dataBytes: spec.Data.length }) + driverBytes(spec.Driver);
}

function sizedBytes({ Name, Labels, dataBytes, Templating }: Sized): number {
  const annotations = optional(Buffer.byteLength(Name)) + mapBytes(Labels);
  return field(annotations) + optional(dataBytes) + driverBytes(Templating);
}

function driverBytes(driver: SecretSpec['Driver']): number {
  return driver ? field(optional(Buffer.byteLength(driver.Name)) + mapBytes(driver.Options)) : 0;
}

function mapBytes(map: Record<string, string>): number {
  let bytes = 0;
  for (const key in map) {
    const value = map[key] as string;
    bytes += field(field(Buffer.byteLength(key)) + field(Buffer.byteLength(value)));
  }
  return bytes;
}

// A field that is empty is not written.
function optional(bytes: number): number {
  return bytes === 0 ? 0 : field(bytes);
}

// One byte of tag, the length as a varint, the bytes themselves (protobuf's wire format).
function field(bytes: number): number {
  let length = 1;
  for (let rest = bytes; rest >= 128; rest = Math.floor(rest / 128)) length += 1;
  return 1 + length + bytes;
}
