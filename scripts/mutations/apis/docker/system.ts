import { type Json, withJson } from '../../http-message-helpers.ts';
import {
  answeredWith,
  changeJson,
  changeResponse,
  ignoreParameter,
  succeeded,
} from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { isInfo, isNodeList, isVersion } from './call-matchers.ts';

const sameEngine = (id: string, mutate: HandwrittenMutant['mutate']): HandwrittenMutant => ({
  killedBy: 'docker/system-responses-agree',
  id,
  mutate,
});
const nodeFilters = (id: string, mutate: HandwrittenMutant['mutate']): HandwrittenMutant => ({
  killedBy: 'docker/node-filters',
  id,
  mutate,
});

/** What the engine says of itself and its swarm. */
export const system: readonly HandwrittenMutant[] = [
  sameEngine(
    'a version names another API version than the headers',
    changeJson(succeeded(isVersion), (version) => ({ ...version, ApiVersion: '1.30' })),
  ),
  sameEngine(
    'info names another version of the engine',
    changeJson(succeeded(isInfo), (info) => ({ ...info, ServerVersion: '19.03.1' })),
  ),
  sameEngine(
    'info is of a node that the swarm does not have',
    changeJson(succeeded(isInfo), (info) => withSwarm(info, { NodeID: 'a'.repeat(25) })),
  ),
  sameEngine(
    'info counts a node too many',
    changeJson(succeeded(isInfo), (info) => withSwarm(info, { Nodes: info.Swarm.Nodes + 1 })),
  ),
  sameEngine(
    'a node has another host name than info',
    changeJson(succeeded(isNodeList), (nodes: Json[]) =>
      nodes.map((node) => ({ ...node, Description: { ...node.Description, Hostname: 'other' } })),
    ),
  ),
  {
    killedBy: 'body-schema',
    id: 'a manager does not describe its swarm',
    mutate: changeJson(succeeded(isInfo), (info) => withSwarm(info, { Cluster: undefined })),
  },
  nodeFilters('the filters of nodes are ignored', ignoreParameter(isNodeList, 'filters')),
  nodeFilters(
    'an unknown role matches no node',
    changeResponse(answeredWith(500, isNodeList), (response) =>
      response.body.includes('role') ? withJson(response, [], 200) : response,
    ),
  ),
];

function withSwarm(info: Json, change: object): Json {
  return { ...info, Swarm: { ...info.Swarm, ...change } };
}
