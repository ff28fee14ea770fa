import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HomePage } from "../../ui/panel/home-page.client.tsx";
import { visitOf } from "./visit-of.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return data({ gateways: await visitOf(context).panel.listGateways() });
}

export default function HomeRoute() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
