import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MessagesPage } from "../../ui/panel/messages/messages-page.client.tsx";
import { readPosted } from "./read-posted.ts";
import { visitOf } from "./visit-of.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return data({ view: await visitOf(context).panel.showMessages() });
}

/** The form names what is on; what it leaves out is switched off. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { panel } = visitOf(context);
  const form = await readPosted(request);
  const switchedOn = form.getAll("on").filter((value) => typeof value === "string");
  const saved = await panel.saveMessages(switchedOn);
  if (saved.ok) return data({ problem: null });
  return data({ problem: saved.error }, { status: 422 });
}

export default function MessagesRoute() {
  const { view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <MessagesPage view={view} problem={answer?.problem ?? null} answer={answer} />;
}
