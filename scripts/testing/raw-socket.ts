import { connect, type Socket } from 'node:net';
import { afterThisTest } from './clean-up.ts';

/** A raw connection to `http://host:port` or `unix:PATH`, until the current test ends. */
export function openSocket(address: string): Socket {
  const socket = address.startsWith('unix:') ? connect(address.slice('unix:'.length)) : dialTcp(address);
  afterThisTest(() => socket.destroy());
  return socket.on('error', () => {});
}

/** Writes a text to a new connection, and resolves with all that comes back until it is closed. */
export async function exchangeRaw(address: string, text: string): Promise<string> {
  const socket = openSocket(address);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1');
  });
  socket.write(text, 'latin1');
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

function dialTcp(address: string): Socket {
  const { hostname, port } = new URL(address);
  return connect(Number(port), hostname);
}
