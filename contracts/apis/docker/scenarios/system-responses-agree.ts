import { headerOf } from '../../../http/message.ts';
import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { listNodes, type Node, type SystemInfo, systemInfo, systemVersion } from '../calls.ts';

export const systemResponsesAgree: Scenario = {
  id: 'system-responses-agree',
  title: 'version, info, nodes and ping describe the same engine, host and swarm',
  readOnly: true,
  async run(session) {
    const version = await systemVersion(session);
    const info = await systemInfo(session);
    const nodes = await listNodes(session);
    const ping = await session.call('SystemPing', {}, 200);
    const own = nodes.find(({ ID }) => ID === info.Swarm.NodeID);

    const equal = equalityOf(session);
    const engine = version.Components.find(({ Name }) => Name === 'Engine');
    equal('/body/ApiVersion', version.ApiVersion, headerOf(ping.headers, 'api-version'));
    equal('/body/Os', version.Os, headerOf(ping.headers, 'ostype'));
    equal('/body/Components', engine?.Version, version.Version);
    equal(
      '/body/Components',
      new Set(version.Components.map(({ Name }) => Name)).size,
      version.Components.length,
    );
    equal('/body/ServerVersion', info.ServerVersion, version.Version);
    equal('/body/KernelVersion', info.KernelVersion, version.KernelVersion);
    equal('/body/OSType', info.OSType, version.Os);
    const states = info.ContainersRunning + info.ContainersPaused + info.ContainersStopped;
    equal('/body/Containers', info.Containers, states);
    const hasDefault = Object.hasOwn(info.Runtimes, info.DefaultRuntime);
    session.assert(hasDefault, '/body/Runtimes', `has no ${info.DefaultRuntime}, the default`);
    session.assert(own !== undefined, '/body', `has no node ${info.Swarm.NodeID}, which was asked`);
    if (own) compareSwarm(session, info, nodes);
    if (own) compareHost(session, info, own);
  },
};

function compareSwarm(session: Session, { Swarm }: SystemInfo, nodes: readonly Node[]): void {
  const equal = equalityOf(session);
  const managers = nodes.filter(({ Spec }) => Spec.Role === 'manager');
  equal('/body', new Set(nodes.map(({ ID }) => ID)).size, nodes.length);
  equal('/body/Swarm/LocalNodeState', Swarm.LocalNodeState, 'active');
  equal('/body/Swarm/ControlAvailable', Swarm.ControlAvailable, true);
  equal('/body/Swarm/Nodes', Swarm.Nodes, nodes.length);
  equal('/body/Swarm/Managers', Swarm.Managers, managers.length);
  equal('/body/ManagerStatus/Leader', managers.filter((one) => one.ManagerStatus?.Leader).length, 1);
  const known = (Swarm.RemoteManagers ?? []).map(({ NodeID }) => NodeID).sort();
  equal(
    '/body/Swarm/RemoteManagers',
    known.join(),
    managers
      .map(({ ID }) => ID)
      .sort()
      .join(),
  );
}

function compareHost(session: Session, info: SystemInfo, node: Node): void {
  const equal = equalityOf(session);
  const { Hostname, Platform, Resources, Engine } = node.Description;
  equal('/body/Description/Hostname', Hostname, info.Name);
  equal('/body/Description/Platform/Architecture', Platform.Architecture, info.Architecture);
  equal('/body/Description/Platform/OS', Platform.OS, info.OSType);
  equal('/body/Description/Resources/NanoCPUs', Resources.NanoCPUs, info.NCPU * 1e9);
  equal('/body/Description/Resources/MemoryBytes', Resources.MemoryBytes, info.MemTotal);
  equal('/body/Description/Engine/EngineVersion', Engine.EngineVersion, info.ServerVersion);
  const times = [node.CreatedAt, node.UpdatedAt, info.SystemTime].map((time) => Date.parse(time));
  const inOrder = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? time));
  session.assert(inOrder, '/body/UpdatedAt', `${node.UpdatedAt} is before the node joined, or after now`);
  equal('/body/Spec/Role', node.Spec.Role, 'manager');
  equal('/body/Status/State', node.Status.State, 'ready');
  equal('/body/ManagerStatus/Reachability', node.ManagerStatus?.Reachability, 'reachable');
}

function equalityOf(session: Session) {
  return (pointer: string, actual: unknown, expected: unknown): void =>
    session.assert(actual === expected, pointer, `${actual}, not ${expected} as elsewhere`);
}
