import { data, type LoaderFunctionArgs, type MetaArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorPage, errorTitle } from "../../ui/errors/error-page.tsx";
import { leaveTo } from "../page-headers.ts";
import { installFailure } from "./install-failure.ts";

/** Where Shopify sends the merchant back after the installation was granted. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const finished = await context.container.finishInstall(request);
  if (finished.ok) throw leaveTo(finished.value.location, 302, finished.value.setCookies);
  const { view, status } = installFailure(finished.error, request, context.requestId);
  return data(view, { status });
}

export function meta({ data: view }: MetaArgs<typeof loader>) {
  return view ? [{ title: errorTitle(view.kind, view.language) }] : [];
}

export default function CallbackRoute() {
  return <ErrorPage {...useLoaderData<typeof loader>()} />;
}
