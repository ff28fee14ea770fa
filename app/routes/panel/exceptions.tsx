import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readUuid } from "../../domain/payment-filters.ts";
import { ExceptionsPage } from "../../ui/panel/payments/exceptions-page.client.tsx";
import { readActForm } from "./read-act-form.ts";
import { visitOf } from "./visit-of.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { panel } = visitOf(context);
  const address = new URL(request.url).searchParams;
  const owner = address.get("owner")?.replaceAll("\0", "").slice(0, 100) ?? null;
  const filter = { owner, after: readUuid(address.get("after")) };
  const [page, timeZone] = await Promise.all([panel.listExceptions(filter), panel.timeZone()]);
  return data({ ...page, owner, timeZone });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const answer = await visitOf(context).panel.act(await readActForm(request), null);
  if (!answer) throw new Response(null, { status: 404 });
  return data({ answer });
}

export default function ExceptionsRoute() {
  return <ExceptionsPage {...useLoaderData<typeof loader>()} />;
}
