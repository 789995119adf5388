import type { components } from '../../../generated/docker.ts';

type Info = components['schemas']['SystemInfo'];

/** The host that the engine runs on: a Debian server with nothing in its engine. */
export const host = {
  name: 'manager-1',
  architecture: 'x86_64',
  os: 'linux',
  processors: 4,
  /** In bytes. */
  memory: 8_272_408_576,
  kernel: '6.1.0-18-amd64',
  address: '10.0.0.46',
} as const;

/** What the engine can use, by kind (*seen*). */
export const plugins = {
  Volume: ['local'],
  Network: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
  Authorization: null,
  Log: [
    ...['awslogs', 'fluentd', 'gcplogs', 'gelf', 'journald', 'json-file', 'local', 'logentries'],
    ...['splunk', 'syslog'],
  ],
};

const kernelFeatures = {
  ...{ MemoryLimit: true, SwapLimit: true, CpuCfsPeriod: true, CpuCfsQuota: true, CPUShares: true },
  ...{ CPUSet: true, PidsLimit: true, IPv4Forwarding: true, BridgeNfIptables: true },
  ...{ BridgeNfIp6tables: true, OomKillDisable: true },
};

const nothingInUse = {
  ...{ Containers: 0, ContainersRunning: 0, ContainersPaused: 0, ContainersStopped: 0, Images: 0 },
  ...{ NFd: 37, NGoroutines: 152, NEventsListener: 0 },
};

const settings = {
  ...{ Debug: false, ExperimentalBuild: false, LiveRestoreEnabled: false, Isolation: '' as const },
  ...{ LoggingDriver: 'json-file', CgroupDriver: 'cgroupfs' as const, CgroupVersion: '1' as const },
  ...{ IndexServerAddress: 'https://index.docker.io/v1/', DockerRootDir: '/var/lib/docker' },
  ...{ HttpProxy: '', HttpsProxy: '', NoProxy: '', Labels: [], GenericResources: null },
  ...{ DefaultRuntime: 'runc', InitBinary: 'docker-init', Warnings: null },
  ...{ Driver: 'overlay2', DriverStatus: [['Backing Filesystem', 'extfs']] },
};

const registries = {
  AllowNondistributableArtifactsCIDRs: [],
  AllowNondistributableArtifactsHostnames: [],
  InsecureRegistryCIDRs: ['127.0.0.0/8'],
  IndexConfigs: { 'docker.io': { Name: 'docker.io', Mirrors: [], Secure: true, Official: true } },
  Mirrors: [],
};

/** All of `GET /info` that neither the time, the swarm nor the client's API version changes. */
export const hostInfo = {
  // Of the vendor's document (SystemInfo.ID).
  ID: '7TRN:IPZB:QYBB:VPBQ:UMPP:KARE:6ZNR:XE6T:7EWV:PKF4:ZOJD:TPYS',
  ...nothingInUse,
  ...kernelFeatures,
  ...settings,
  Plugins: plugins,
  RegistryConfig: registries,
  KernelVersion: host.kernel,
  OperatingSystem: 'Debian GNU/Linux 12 (bookworm)',
  OSVersion: '12',
  OSType: host.os,
  Architecture: host.architecture,
  NCPU: host.processors,
  MemTotal: host.memory,
  Name: host.name,
  Runtimes: { runc: { path: 'runc' } },
  ContainerdCommit: { ID: '1.6.20', Expected: '1.6.20' },
  RuncCommit: { ID: '1.1.5', Expected: '1.1.5' },
  InitCommit: { ID: '', Expected: '' },
  SecurityOptions: ['name=seccomp,profile=default'],
} satisfies Partial<Info>;
