import { createServer } from "node:net";

export interface DemoPorts {
  readonly web: number;
  readonly mtls: number;
  readonly shopify: number;
  readonly mercadoPago: number;
  readonly counter: number;
  readonly mailbox: number;
  readonly phones: number;
}

export function portsFrom(base: number): DemoPorts {
  return {
    web: base,
    mtls: base + 443,
    shopify: base + 1000,
    mercadoPago: base + 1100,
    counter: base + 1200,
    mailbox: base + 1300,
    phones: base + 1400,
  };
}

/** The ports something else already listens on. */
export async function findBusy(ports: DemoPorts): Promise<number[]> {
  const all = Object.values(ports) as number[];
  const taken = await Promise.all(all.map(isTaken));
  return all.filter((_, index) => taken[index]);
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(true));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(false)));
  });
}
