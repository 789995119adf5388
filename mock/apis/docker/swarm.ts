import type { components } from '../../../generated/docker.ts';
import type { Engine } from './engine-version.ts';
import { host, plugins } from './host.ts';

type Schemas = components['schemas'];

// Ids, addresses and certificates are the vendor's document's own (SwarmInfo, ClusterInfo, TLSInfo); the rest is as a
// new swarm has it (*seen*). It is older than any secret.

const nodeId = 'k67qz4598weg5unwwffg6z1m1';
const managerAddress = `${host.address}:2377`;

const certificates = {
  TrustRoot: `-----BEGIN CERTIFICATE-----
MIIBajCCARCgAwIBAgIUbYqrLSOSQHoxD8CwG6Bi2PJi9c8wCgYIKoZIzj0EAwIw
EzERMA8GA1UEAxMIc3dhcm0tY2EwHhcNMTcwNDI0MjE0MzAwWhcNMzcwNDE5MjE0
MzAwWjATMREwDwYDVQQDEwhzd2FybS1jYTBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABJk/VyMPYdaqDXJb/VXh5n/1Yuv7iNrxV3Qb3l06XD46seovcDWs3IZNV1lf
3Skyr0ofcchipoiHkXBODojJydSjQjBAMA4GA1UdDwEB/wQEAwIBBjAPBgNVHRMB
Af8EBTADAQH/MB0GA1UdDgQWBBRUXxuRcnFjDfR/RIAUQab8ZV/n4jAKBggqhkjO
PQQDAgNIADBFAiAy+JTe6Uc3KyLCMiqGl2GyWGQqQDEcO3/YG36x7om65AIhAJvz
pxv6zFeVEkAEEkqIYi0omA9+CjanB/6Bz4n1uw8H
-----END CERTIFICATE-----
`,
  CertIssuerSubject: 'MBMxETAPBgNVBAMTCHN3YXJtLWNh',
  CertIssuerPublicKey:
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEmT9XIw9h1qoNclv9VeHmf/Vi6/uI2vFXdBveXTpcPjqx6i9wNazchk1XWV/dKTKvSh9xyGKmiIeRcE4OiMnJ1A==',
} satisfies Schemas['TLSInfo'];

const cluster: Schemas['ClusterInfo'] = {
  ID: 'abajmipo7b4xz5ip2nrla6b11',
  Version: { Index: 10 },
  CreatedAt: '2025-11-03T08:20:04.825279163Z',
  UpdatedAt: '2025-11-03T08:20:05.356965161Z',
  Spec: {
    Name: 'default',
    Labels: {},
    Orchestration: { TaskHistoryRetentionLimit: 5 },
    Raft: {
      ...{ SnapshotInterval: 10_000, KeepOldSnapshots: 0, LogEntriesForSlowFollowers: 500 },
      ...{ ElectionTick: 10, HeartbeatTick: 1 },
    },
    // In nanoseconds: 5 seconds, and 90 days.
    Dispatcher: { HeartbeatPeriod: 5_000_000_000 },
    CAConfig: { NodeCertExpiry: 7_776_000_000_000_000 },
    TaskDefaults: {},
    EncryptionConfig: { AutoLockManagers: false },
  },
  TLSInfo: certificates,
  RootRotationInProgress: false,
  DefaultAddrPool: ['10.0.0.0/8'],
  SubnetSize: 24,
  DataPathPort: 4789,
};

/** The swarm, as its only manager describes it. */
export const swarm: Schemas['SwarmInfo'] = {
  NodeID: nodeId,
  NodeAddr: host.address,
  LocalNodeState: 'active',
  ControlAvailable: true,
  Error: '',
  RemoteManagers: [{ NodeID: nodeId, Addr: managerAddress }],
  Nodes: 1,
  Managers: 1,
  Cluster: cluster,
};

/** What a node says that is in no swarm (*seen*). */
export const noSwarm: Schemas['SwarmInfo'] = {
  NodeID: '',
  NodeAddr: '',
  LocalNodeState: 'inactive',
  ControlAvailable: false,
  Error: '',
  RemoteManagers: null,
};

/** The swarm's only node, a manager. */
export function managerNode(engine: Engine): Schemas['Node'] {
  return {
    ID: nodeId,
    Version: { Index: 9 },
    CreatedAt: '2025-11-03T08:20:04.825318483Z',
    UpdatedAt: '2025-11-03T08:20:05.348498168Z',
    Spec: { Labels: {}, Role: 'manager', Availability: 'active' },
    Description: {
      Hostname: host.name,
      Platform: { Architecture: host.architecture, OS: host.os },
      Resources: { NanoCPUs: host.processors * 1e9, MemoryBytes: host.memory },
      Engine: { EngineVersion: engine.version, Plugins: enginePlugins() },
      TLSInfo: certificates,
    },
    Status: { State: 'ready', Addr: host.address },
    ManagerStatus: { Leader: true, Reachability: 'reachable', Addr: managerAddress },
  };
}

function enginePlugins(): { Type: string; Name: string }[] {
  const ofType = (Type: string, names: readonly string[]) => names.map((Name) => ({ Type, Name }));
  return [
    ...ofType('Log', plugins.Log),
    ...ofType('Network', plugins.Network),
    ...ofType('Volume', plugins.Volume),
  ];
}
