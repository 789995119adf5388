import { isRecord } from '../../http/is-record.ts';
import type { Report } from './issue-collector.ts';
import type { PartPath } from './walk-document.ts';

/** Validates the servers of a document, a path item or an operation, and drops those that are none. */
export function dropInvalidServers(
  report: Report,
  part: Record<string, unknown>,
  at: PartPath | undefined,
): void {
  const { servers } = part;
  if (servers === undefined) return;
  const path = { step: 'servers', parent: at };
  if (!Array.isArray(servers)) {
    report.error(path, 'struct', 'must be a list', 'it is ignored');
    delete part.servers;
    return;
  }
  part.servers = servers.filter((server: unknown, step) => {
    const isServer = isRecord(server) && typeof server.url === 'string';
    if (!isServer)
      report.error({ step, parent: path }, 'struct', 'a server must have a url', 'it is ignored');
    else dropInvalidVariables(report, server, { step, parent: path });
    return isServer;
  });
}

function dropInvalidVariables(report: Report, server: Record<string, unknown>, at: PartPath): void {
  const { variables } = server;
  if (variables === undefined) return;
  const isValid = isRecord(variables) && Object.values(variables).every(isRecord);
  if (isValid) return;
  report.error({ step: 'variables', parent: at }, 'struct', 'must be an object of objects', 'it is ignored');
  delete server.variables;
}
