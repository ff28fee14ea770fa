import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TestOrderPage } from "../../ui/panel/orders/test-order-page.client.tsx";
import { visitOf } from "./visit-of.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return data({ view: await visitOf(context).panel.showFirstOrder() });
}

export default function TestOrderRoute() {
  return <TestOrderPage {...useLoaderData<typeof loader>()} />;
}
