import { crashPoints, type Probe } from "../ports/probe.ts";

/**
 * Does nothing, unless a test names a point and a visit (`facts-committed:2`): then the process kills itself
 * there, as a power cut would.
 */
export function createProbe(crashAt: string | undefined): Probe {
  if (crashAt === undefined) return () => undefined;
  const [point, visit = "1"] = crashAt.split(":");
  if (!crashPoints.some((known) => known === point)) throw new Error(`unknown crash point: ${crashAt}`);
  let left = Number(visit);
  return (visited) => {
    if (visited !== point) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, "SIGKILL");
  };
}
