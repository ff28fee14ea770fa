import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WebhooksPage } from "../../ui/panel/accounts/webhooks-page.client.tsx";
import { readText } from "../form.ts";
import { readPosted } from "./read-posted.ts";
import { visitOf } from "./visit-of.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return data({ webhooks: await visitOf(context).panel.listWebhooks() });
}

/** Rings at an account's address; the page then shows what came of it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { panel } = visitOf(context);
  const probed = await panel.probeWebhook(readText(await readPosted(request), "account", 40));
  if (!probed.ok) throw new Response(null, { status: 404 });
  return data({ outcome: probed.value });
}

export default function WebhooksRoute() {
  return <WebhooksPage {...useLoaderData<typeof loader>()} />;
}
