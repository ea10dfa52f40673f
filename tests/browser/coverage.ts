/** The road between the gateway and everybody else: a TCP relay on loopback that can really be cut. */

import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';

export interface Coverage {
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  returns(): Promise<void>;
  /** Ends every connection at the moment when the `count`th file of the app from now on is asked for. */
  cutAfterFiles(count: number): Promise<void>;
  /** While busy, whatever is asked of `/api` is answered as a gateway that is just starting answers. */
  setBusy(isBusy: boolean): void;
  /** While held, connections stay open and nothing gets through; what was sent meanwhile goes on its way afterwards. */
  setHeld(isHeld: boolean): void;
  /** What went up on each connection until now. */
  carried(): readonly Buffer[];
}

const busyAnswer = 'HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

export async function openCoverage(port: number, gatewayPort: number): Promise<Coverage> {
  const sockets = new Set<Socket>();
  const records: Buffer[][] = [];
  const held: (() => void)[] = [];
  let isHeld = false;
  let isBusy = false;
  let onFile = (): void => undefined;

  const server = createServer((client) => {
    const upstream = connect({ port: gatewayPort, host: '127.0.0.1' });
    const record: Buffer[] = [];
    records.push(record);
    function send(bytes: Buffer): void {
      // A browser begins a packet of its own with every request.
      const line = bytes.toString('latin1', 0, 40);
      if (line.startsWith('GET /assets/')) onFile();
      if (isBusy && /^[A-Z]+ \/api\//.test(line)) return void client.end(busyAnswer);
      record.push(bytes);
      if (upstream.writable && !upstream.write(bytes)) client.pause();
    }
    client.on('data', (bytes: Buffer) => {
      if (isHeld) held.push(() => send(bytes));
      else send(bytes);
    });
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
    }
    upstream.on('drain', () => client.resume());
    client.on('end', () => upstream.end());
    upstream.pipe(client);
  });
  const returns = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  async function cut(): Promise<void> {
    onFile = () => undefined;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }
  await returns();
  return {
    returns,
    cut,
    cutAfterFiles(count) {
      let left = count;
      return new Promise((resolve, reject) => {
        onFile = () => {
          left -= 1;
          if (left === 0) cut().then(resolve, reject);
        };
      });
    },
    setBusy(isBusyNow) {
      isBusy = isBusyNow;
    },
    setHeld(isHeldNow) {
      isHeld = isHeldNow;
      if (!isHeld) for (const send of held.splice(0)) send();
    },
    carried: () => records.map((record) => Buffer.concat(record)),
  };
}
