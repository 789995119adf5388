import type { components } from '../../../generated/docker.ts';
import { compareVersions, type Engine } from './engine-version.ts';
import { host, hostInfo } from './host.ts';
import { noSwarm, swarm } from './swarm.ts';

type Info = components['schemas']['SystemInfo'];
type Version = components['schemas']['SystemVersion'];

/** `GET /version`: what the engine was built as (moby's daemon/info.go: SystemVersion). */
export function systemVersion(engine: Engine): Version {
  const build = {
    ApiVersion: engine.newestVersion,
    MinAPIVersion: engine.oldestVersion,
    GitCommit: '5d6db84',
    GoVersion: 'go1.19.8',
    Os: host.os,
    Arch: 'amd64',
    KernelVersion: host.kernel,
    BuildTime: '2023-04-04T18:17:00.000000000+00:00',
  };
  const Components = [
    { Name: 'Engine', Version: engine.version, Details: sorted({ ...build, Experimental: 'false' }) },
    { Name: 'containerd', Version: '1.6.20', Details: { GitCommit: '1.6.20' } },
    { Name: 'runc', Version: '1.1.5', Details: { GitCommit: '1.1.5' } },
    { Name: 'docker-init', Version: '0.19.0', Details: { GitCommit: '' } },
  ];
  return { Platform: { Name: '' }, Components, Version: engine.version, ...build };
}

/** What `GET /info` depends on. */
interface Asked {
  /** The API version of the call. */
  version: string;
  /** The host's time, as the engine writes times. */
  time: string;
  isManager: boolean;
}

/** `GET /info` (moby's daemon/info.go: SystemInfo). */
export function systemInfo(engine: Engine, { version, time, isManager }: Asked): Info {
  return {
    ...hostInfo,
    ...(compareVersions(version, '1.42') < 0 && { KernelMemory: true, KernelMemoryTCP: true }),
    SystemTime: time,
    ServerVersion: engine.version,
    Swarm: isManager ? swarm : noSwarm,
    ...(compareVersions(version, '1.25') < 0 && forOldClients),
  };
}

// moby's api/server/router/system/system_routes.go: getInfo.
const forOldClients = { SecurityOptions: ['seccomp'], ExecutionDriver: '<not supported>' as const };

// Go writes maps with their keys in order.
function sorted(map: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
