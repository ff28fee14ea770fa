import { createHmac } from "node:crypto";

export interface WebhookAddress {
  readonly url: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}

/** As Meta does when the address is saved: it wants its challenge back. */
export async function verifyAddress({ url, verifyToken }: WebhookAddress): Promise<boolean> {
  const query = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.challenge": "1158201444",
    "hub.verify_token": verifyToken,
  });
  const answer = await fetch(`${url}?${query.toString()}`);
  return answer.status === 200 && (await answer.text()) === "1158201444";
}

/** One webhook, signed over the bytes that are sent; tried again until it is answered 200. */
export async function notify({ url, appSecret }: WebhookAddress, value: unknown, tries = 5): Promise<void> {
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: "102290129340398", changes: [{ value, field: "messages" }] }],
  });
  const signature = createHmac("sha256", appSecret).update(body).digest("hex");
  const headers = { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` };
  const answer = await fetch(url, { method: "POST", headers, body }).catch(() => null);
  if (answer?.status === 200 || tries <= 1) return;
  await new Promise((next) => setTimeout(next, 200));
  await notify({ url, appSecret, verifyToken: "" }, value, tries - 1);
}
