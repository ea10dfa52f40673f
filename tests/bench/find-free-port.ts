import { createServer } from 'node:net';

const firstPort = 27_000;
const lastPort = 27_099;

let nextPort = firstPort;

/** A port on loopback that nobody listens on, and that this process was not given lately. */
export async function findFreePort(): Promise<number> {
  for (let tried = firstPort; tried <= lastPort; tried += 1) {
    const port = nextPort;
    nextPort = port === lastPort ? firstPort : port + 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${firstPort} to ${lastPort}`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
