import { once } from "node:events";
import type { Server } from "node:http";
import type { FaultBoard } from "./faults.ts";

export interface LoopbackServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const expirySweepMs = 250;

/**
 * Runs a pretend gateway's server on loopback; port 0 takes a free one. While the board says `down` it takes no
 * connection, as a host that is not there. `expireDue` is called several times a second.
 */
export async function serveOnLoopback(
  server: Server,
  options: { readonly port: number; readonly faults: FaultBoard; readonly expireDue: () => void },
): Promise<LoopbackServer> {
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  const { port } = address;
  const sweep = setInterval(options.expireDue, expirySweepMs);
  options.faults.onDown((isDown) => {
    if (isDown) stopListening(server);
    else if (!server.listening) server.listen(port, "127.0.0.1");
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async close() {
      clearInterval(sweep);
      options.faults.onDown(() => undefined);
      if (!server.listening) return;
      const closed = once(server, "close");
      stopListening(server);
      await closed;
    },
  };
}

function stopListening(server: Server): void {
  server.close();
  server.closeAllConnections();
}
