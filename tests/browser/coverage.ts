/** The road between the gateway and everybody else: a TCP relay on loopback that can really be cut. */

import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';

export interface Coverage {
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  returns(): Promise<void>;
}

export async function openCoverage(port: number, gatewayPort: number): Promise<Coverage> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect({ port: gatewayPort, host: '127.0.0.1' });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const returns = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await returns();
  return {
    returns,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
