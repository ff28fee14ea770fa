import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountsPage } from "../../ui/panel/accounts/accounts-page.client.tsx";
import { readText } from "../form.ts";
import { readPosted } from "./read-posted.ts";
import { visitOf } from "./visit-of.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return data({ view: await visitOf(context).panel.listAccounts() });
}

/** Puts an account before or behind the others. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { panel } = visitOf(context);
  const form = await readPosted(request);
  const accountId = readText(form, "account", 40);
  const typed = readText(form, "priority", 10);
  const saved = await panel.setAccountPriority(accountId, /^\d{1,4}$/.test(typed) ? Number(typed) : -1);
  if (saved.ok) return data({ refused: null });
  if (saved.error === "unknown_account") throw new Response(null, { status: 404 });
  return data({ refused: { accountId } }, { status: 422 });
}

export default function AccountsRoute() {
  const answer = useActionData<typeof action>();
  const { view } = useLoaderData<typeof loader>();
  return <AccountsPage view={view} refused={answer?.refused ?? null} answer={answer} />;
}
