import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MethodPage } from "../../ui/panel/orders/method-page.client.tsx";
import { readText } from "../form.ts";
import { readPosted } from "./read-posted.ts";
import { visitOf } from "./visit-of.ts";

/** Some more than ten names of the longest that is taken, so that too much is seen and said. */
const longestText = 2_000;

export async function loader({ context }: LoaderFunctionArgs) {
  return data({ view: await visitOf(context).panel.showManualMethod() });
}

/** One name on each line; what is left empty before and after them says nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { panel } = visitOf(context);
  const text = readText(await readPosted(request), "names", longestText);
  const saved = await panel.saveMethodNames(text === "" ? [] : text.split(/\r?\n/));
  if (saved.ok) return data({ refused: null });
  return data({ refused: { problem: saved.error } }, { status: 422 });
}

export default function MethodRoute() {
  const { view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <MethodPage view={view} refused={answer?.refused ?? null} answer={answer} />;
}
