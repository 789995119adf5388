import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Served } from '../../mock/adapters/serve.ts';

/** A mock that is served. */
export interface Link {
  /** The name of its API, or its file. */
  api: string;
  address: string;
  /** The command line to paste. */
  line: string;
  /** The address of the pages of the vendor's portal, where there are any. */
  pages?: string | undefined;
}

/** Serves a page with the links of several mocks at `/`. Rejects if it cannot listen there. */
export async function serveLinks(
  links: readonly Link[],
  { host, port }: { host: string; port: number },
): Promise<Served> {
  const page = pageOf(links);
  const server = createServer(({ url, method = '' }, response) => {
    const isFound = url === '/' && ['GET', 'HEAD'].includes(method);
    response.writeHead(isFound ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(isFound ? page : '<!doctype html><title>Not found</title><p><a href="/">The mocks</a>\n');
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: actual } = server.address() as AddressInfo;
  const name = family === 'IPv6' ? `[${address}]` : address;
  return {
    address: `http://${name}:${actual}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function pageOf(links: readonly Link[]): string {
  const rows = links.map(
    ({ api, address, line, pages }) =>
      `<tr><th>${escaped(api)}<td>${linkTo(address)}<td><code>${escaped(line)}</code><td>${linkTo(`${address}/__bonafide/console/`)}<td>${pages ? linkTo(pages) : ''}`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Bonafide's mocks</title>
<style>body { font: 1rem/1.5 system-ui; margin: 2rem } th, td { padding: 0.3rem 1rem; text-align: left }</style>
<h1>Mocks</h1>
<table>
<tr><th>API<th>Address<th>Paste this<th>Console<th>Portal
${rows.join('\n')}
</table>
`;
}

function linkTo(address: string): string {
  return `<a href="${escaped(address)}">${escaped(address)}</a>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
