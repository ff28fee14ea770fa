import type { ProbeOutcome } from "../domain/webhook-health.ts";

/** Rings at an address as a gateway would, and tells whether this very system answered. */
export interface WebhookProber {
  probe(address: { readonly url: string; readonly accountId: string }, now: Date): Promise<ProbeOutcome>;
}
