import { request, type Agent } from "node:http";

export interface OutgoingWebhook {
  /** As the gateway would call it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type PostResult =
  | { readonly outcome: "answered"; readonly status: number }
  | { readonly outcome: "unreachable" | "timed_out" };

/** Posts to `origin` on loopback while the Host header stays the public one, as behind a tunnel. */
export async function postWebhook(
  webhook: OutgoingWebhook,
  origin: string,
  agent: Agent,
  timeoutMs: number,
): Promise<PostResult> {
  const first = await tryOnce(webhook, origin, agent, timeoutMs);
  // A kept-alive connection that the receiver had closed says nothing about the receiver: send once more.
  const last = first === "stale_connection" ? await tryOnce(webhook, origin, agent, timeoutMs) : first;
  return last === "stale_connection" ? { outcome: "unreachable" } : last;
}

function tryOnce(
  webhook: OutgoingWebhook,
  origin: string,
  agent: Agent,
  timeoutMs: number,
): Promise<PostResult | "stale_connection"> {
  const publicUrl = new URL(webhook.url);
  const target = new URL(origin);
  return new Promise((resolve) => {
    const outgoing = request({
      agent,
      method: "POST",
      host: target.hostname,
      port: target.port || 80,
      path: `${publicUrl.pathname}${publicUrl.search}`,
      headers: { ...webhook.headers, host: publicUrl.host },
    });
    const deadline = setTimeout(() => {
      resolve({ outcome: "timed_out" });
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on("response", (response) => {
      clearTimeout(deadline);
      response.resume();
      resolve({ outcome: "answered", status: response.statusCode ?? 0 });
    });
    outgoing.on("error", () => {
      clearTimeout(deadline);
      resolve(outgoing.reusedSocket ? "stale_connection" : { outcome: "unreachable" });
    });
    outgoing.end(webhook.body);
  });
}

/** Where a webhook really goes; null when its host is neither loopback nor mapped. */
export function loopbackOrigin(url: string, publicHosts: Readonly<Record<string, string>>): string | null {
  const { origin, hostname } = new URL(url);
  const mapped = publicHosts[origin];
  if (mapped !== undefined) return mapped;
  return hostname === "127.0.0.1" || hostname === "localhost" ? origin : null;
}
