import { type Reply, reply } from '../../core/operation-types.ts';

/**
 * What a Docker Engine says when it refuses, word for word as engine 20.10.24 does. Texts after `desc =` are
 * swarmkit's (manager/controlapi), the others moby's (api/server, daemon/cluster).
 */
export const messages = {
  pageNotFound: 'page not found',
  versionTooNew: (version: string, newest: string) =>
    `client version ${version} is too new. Maximum supported API version is ${newest}`,
  versionTooOld: (version: string, oldest: string) =>
    `client version ${version} is too old. Minimum supported API version is ${oldest}, please upgrade your client to a newer version`,
  outsideASwarm:
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
  noBody: 'got EOF while reading request body',
  unknownFilter: (name: string) => `Invalid filter '${name}'`,
  invalidRole: (role: string) => `Invalid role filter: '${role}'`,
  invalidMembership: (membership: string) => `Invalid membership filter: '${membership}'`,
  notFound: (reference: string) => `secret ${reference} not found`,
  ambiguous: (reference: string, matches: number) =>
    `secret ${reference} is ambiguous (${matches} matches found)`,
  invalidVersion: 'invalid secret version',
  noName: 'rpc error: code = InvalidArgument desc = name must be provided',
  invalidName:
    'rpc error: code = InvalidArgument desc = invalid name, only 64 [a-zA-Z0-9-_.] characters allowed, and the start and end character must be [a-zA-Z0-9]',
  invalidData:
    'rpc error: code = InvalidArgument desc = secret data must be larger than 0 and less than 512000 bytes',
  driverWithoutName: 'rpc error: code = InvalidArgument desc = secret driver must have a name',
  noSuchDriver: (name: string) => `rpc error: code = Unknown desc = plugin ${JSON.stringify(name)} not found`,
  noTemplating: (version: string) =>
    `secret templating is not supported on the specified API version: ${version}`,
  nameInUse: (name: string) => `rpc error: code = AlreadyExists desc = secret ${name} already exists`,
  onlyLabels: 'rpc error: code = InvalidArgument desc = only updates to Labels are allowed',
  staleVersion: 'rpc error: code = Unknown desc = update out of sequence',
  messageTooLarge: (bytes: number, limit: number) =>
    `rpc error: code = ResourceExhausted desc = grpc: received message larger than max (${bytes} vs. ${limit})`,
  raftTooLarge: "rpc error: code = Unknown desc = raft: raft message is too large and can't be sent",
};

/** A refusal that no operation documents: the engine's own, before it knows which operation is meant. */
export function refuse(status: number, message: string): Reply {
  return reply(status, { message });
}

/** Answers of net/http and of API versions that had no JSON errors yet are plain text. */
export function refuseInText(status: number, message: string): Reply {
  return reply(status, message, { 'Content-Type': 'text/plain; charset=utf-8' });
}
