import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SetupPage } from "../../ui/panel/setup/setup-page.client.tsx";
import { visitOf } from "./visit-of.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  const { panel } = visitOf(context);
  return data({ road: await panel.showRoad(), shopDomain: panel.shopDomain });
}

export default function SetupRoute() {
  return <SetupPage {...useLoaderData<typeof loader>()} />;
}
