import { request, type Agent } from "node:http";
import type { WebhookRequest } from "./webhook-request.ts";

export type PostResult =
  | { readonly outcome: "answered"; readonly status: number }
  | { readonly outcome: "unreachable" | "timed_out" };

/** Posts to `origin` on loopback while the Host header stays the public one, as behind a tunnel. */
export async function postWebhook(
  webhook: WebhookRequest,
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
  webhook: WebhookRequest,
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
