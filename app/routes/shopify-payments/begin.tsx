import { data, type LoaderFunctionArgs, type MetaArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorPage, errorTitle } from "../../ui/errors/error-page.tsx";
import { leaveTo } from "../page-headers.ts";
import { installFailure } from "./install-failure.ts";

/** Where Shopify opens the payments app: starts its installation, or goes on to the set-up page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const begun = await context.container.beginInstall(request);
  if (begun.ok) throw leaveTo(begun.value.location, 302, begun.value.setCookies);
  const { view, status } = installFailure(begun.error, request, context.requestId);
  return data(view, { status });
}

export function meta({ data: view }: MetaArgs<typeof loader>) {
  return view ? [{ title: errorTitle(view.kind, view.language) }] : [];
}

export default function BeginRoute() {
  return <ErrorPage {...useLoaderData<typeof loader>()} />;
}
