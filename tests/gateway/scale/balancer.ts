/** The least a balancer does: TCP connections to the gateways in turn, past those that do not answer. */

import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

export interface Balancer {
  readonly url: string;
  /** Connections that each gateway got, in the order of `ports`. */
  taken(): readonly number[];
  stop(): Promise<void>;
}

export async function startBalancer(port: number, ports: readonly number[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  const taken = ports.map(() => 0);
  let turn = 0;
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer({ pauseOnConnect: true }, (near) => {
    hold(near);
    near.on('error', () => undefined);
    forward(near, turn++, ports.length);
  });

  function forward(near: Socket, index: number, tries: number): void {
    const which = index % ports.length;
    const far = connect(ports[which] ?? 0, '127.0.0.1');
    hold(far);
    far.once('connect', () => {
      taken[which] = (taken[which] ?? 0) + 1;
      near.pipe(far).pipe(near);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    });
    far.on('error', () => {
      if (far.bytesRead > 0 || near.bytesRead > 0 || tries === 1) near.destroy();
      else forward(near, index + 1, tries - 1);
    });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    taken: () => taken,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
