import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below those that Linux gives to outgoing connections (from 32768), one of which would soon take a free one away. */
const range = { first: 20_000, end: 32_000 };
const given = new Set<number>();

/** A port of this machine that nothing listens on at the moment; never the same twice in one process. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(range.first, range.end);
    if (given.has(port) || !(await canListenOn(port))) continue;
    given.add(port);
    return port;
  }
}

function canListenOn(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}
