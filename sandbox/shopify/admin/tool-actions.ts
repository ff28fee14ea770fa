import { setFault } from "../graphql/faults.ts";
import { formOf, param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import { expireAccessTokens } from "../oauth/tokens.ts";
import { ordersOf } from "../orders.ts";
import { faultKinds } from "../records.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop } from "../shops.ts";
import { complianceTopics, sendCompliance, uninstall } from "../webhooks.ts";

export function switchFault(sandbox: Sandbox, request: PageRequest): Answer {
  const form = formOf(request);
  const kind = faultKinds.find((candidate) => candidate === form.get("kind")) ?? null;
  const times = form.get("times") ?? "";
  setFault(sandbox, kind, { times: /^[1-9]\d{0,5}$/.test(times) ? Number(times) : null, only: null });
  return redirect(toolsPath(request));
}

export function expireTokens(sandbox: Sandbox, request: PageRequest): Answer {
  expireAccessTokens(sandbox, param(request, "shop"));
  return redirect(toolsPath(request));
}

export async function sendChosenWebhook(sandbox: Sandbox, request: PageRequest): Promise<Answer> {
  const shop = param(request, "shop");
  const chosen = formOf(request).get("topic");
  const topic = complianceTopics.find((candidate) => candidate === chosen);
  if (!topic || !findShop(shop)) return plain(422, "No such topic");
  await sendCompliance(sandbox, topic, { shop, order: ordersOf(sandbox.state, shop).at(-1) ?? null });
  return redirect(toolsPath(request));
}

export async function uninstallApp(sandbox: Sandbox, request: PageRequest): Promise<Answer> {
  const shop = param(request, "shop");
  if (!findShop(shop)) return plain(404, "No such shop");
  await uninstall(sandbox, shop);
  return redirect(`/admin/${shop}`);
}

function toolsPath(request: PageRequest): string {
  return `/admin/${param(request, "shop")}/tools`;
}
