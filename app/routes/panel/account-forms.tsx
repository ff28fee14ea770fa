import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountFormsPage } from "../../ui/panel/accounts/account-forms-page.client.tsx";
import { readCredentials } from "../read-credentials.ts";
import { readPosted } from "./read-posted.ts";
import { visitOf } from "./visit-of.ts";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const view = await visitOf(context).panel.showAccountForms(params["gateway"] ?? "");
  if (!view) throw new Response(null, { status: 404 });
  return data({ view });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { panel } = visitOf(context);
  const credentials = readCredentials(await readPosted(request), params["gateway"] ?? "");
  const saved = await panel.saveAccount(credentials);
  if (saved.ok) return data({ refused: null });
  if (saved.error === "unknown_gateway") throw new Response(null, { status: 404 });
  const { mode, country } = credentials;
  return data({ refused: { mode, country, failures: saved.error } }, { status: 422 });
}

export default function AccountFormsRoute() {
  const { view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.refused ?? null;
  return (
    <AccountFormsPage
      view={view}
      refused={refused}
      isJustSaved={answer !== undefined && refused === null}
      answer={answer}
    />
  );
}
