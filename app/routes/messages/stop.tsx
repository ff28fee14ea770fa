import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { chooseLanguage } from "../../i18n/language.ts";
import { StopPageView, stopTitle } from "../../ui/stop/stop-page.tsx";
import { leaveTo } from "../page-headers.ts";

/** Behind the last link of a reminder. Opening it changes nothing: mailboxes open links to look for harm. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const shown = await context.container.showStop(params["token"] ?? "");
  if (!shown.ok) throw new Response(null, { status: 404 });
  return data({ ...shown.value, language: chooseLanguage(request, null) });
}

/** The page's button, and the mailbox's own (RFC 8058), which posts here without opening the page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== "POST") throw new Response(null, { status: 405 });
  const stopped = await context.container.stopReminders(params["token"] ?? "");
  if (!stopped.ok) throw new Response(null, { status: 404 });
  const { pathname, search } = new URL(request.url);
  throw leaveTo(pathname + search, 303);
}

export function meta({ data: view }: MetaArgs<typeof loader>) {
  return view ? [{ title: stopTitle(view.shopName, view.language) }] : [];
}

export default function StopRoute() {
  const { language, shopName, isStopped } = useLoaderData<typeof loader>();
  return <StopPageView language={language} shopName={shopName} isStopped={isStopped} />;
}
