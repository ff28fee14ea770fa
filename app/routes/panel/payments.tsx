import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readPaymentQuery } from "../../domain/payment-filters.ts";
import { PaymentsPage } from "../../ui/panel/payments/payments-page.client.tsx";
import { visitOf } from "./visit-of.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { panel } = visitOf(context);
  const address = new URL(request.url).searchParams;
  const query = readPaymentQuery((name) => address.get(name));
  const [page, accounts, timeZone] = await Promise.all([
    panel.listPayments(query),
    panel.listAccountNames(),
    panel.timeZone(),
  ]);
  return data({ query, ...page, accounts, timeZone });
}

export default function PaymentsRoute() {
  return <PaymentsPage {...useLoaderData<typeof loader>()} />;
}
