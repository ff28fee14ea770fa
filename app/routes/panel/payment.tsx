import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readUuid } from "../../domain/payment-filters.ts";
import { PaymentPage } from "../../ui/panel/payments/payment-page.client.tsx";
import { readActForm } from "./read-act-form.ts";
import { visitOf } from "./visit-of.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { panel } = visitOf(context);
  const [payment, timeZone] = await Promise.all([panel.viewPayment(idOf(params)), panel.timeZone()]);
  if (!payment) throw notHere();
  return data({ payment, timeZone });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { panel } = visitOf(context);
  const answer = await panel.act(await readActForm(request), idOf(params));
  if (!answer) throw notHere();
  return data({ answer });
}

export default function PaymentRoute() {
  const { payment, timeZone } = useLoaderData<typeof loader>();
  // Another payment begins with its forms closed.
  return <PaymentPage key={payment.id} payment={payment} timeZone={timeZone} />;
}

function idOf({ paymentId }: LoaderFunctionArgs["params"]): string {
  const id = readUuid(paymentId ?? null);
  if (id === null) throw notHere();
  return id;
}

/** Another shop's payment answers like one that never was. */
function notHere(): Response {
  return new Response(null, { status: 404 });
}
