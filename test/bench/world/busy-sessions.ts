import type { LoadGenerator } from "../measure/load-client.ts";
import { readMemory } from "../measure/process-figures.ts";
import { askForVoucher, startFullWorld } from "./full-world.ts";

const seconds = 30;
const perSecond = 100;

export interface BusySessions {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly vouchersAsked: number;
  readonly webPeakMb: number;
}

/**
 * Sessions at a steady pace while the gateway takes 2 s for every answer and the shopper of each session asks for
 * a voucher, so that pages, jobs and slow calls are all under way.
 */
export async function measureBusySessions(
  generator: LoadGenerator,
  tlsFolder: string,
): Promise<BusySessions> {
  const world = await startFullWorld(tlsFolder);
  const { mercadoPago, tls } = world.sandbox;
  mercadoPago.faults.add({ kind: "latency", ms: 2_000 });
  const asked: Promise<void>[] = [];
  const onBody = (body: string): void => {
    const { redirect_url: payUrl } = JSON.parse(body) as { redirect_url: string };
    asked.push(askForVoucher(payUrl));
  };
  const order = {
    port: world.mtlsPort,
    tls: { keyPath: tls.client.keyPath, certPath: tls.client.certPath, caPath: tls.serverCa.certPath },
    plan: { kind: "sessions", path: "/shopify/payments/sessions", shopDomain: "tienda-bogota.myshopify.com" },
    pace: { kind: "open", perSecond },
  } as const;
  await generator.run(world.web.pid, { ...order, requests: 2 * perSecond }, 200, onBody);
  const figures = await generator.run(
    world.web.pid,
    { ...order, requests: seconds * perSecond },
    200,
    onBody,
  );
  await Promise.all(asked);
  const webPeakMb = readMemory(world.web.pid).peakMb;
  await world.stop();
  const { p50Ms, p99Ms, maxMs } = figures;
  return { p50Ms, p99Ms, maxMs, vouchersAsked: asked.length, webPeakMb };
}
