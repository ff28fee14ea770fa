import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PayFormError } from "../../domain/payment-page.ts";
import type { PageContainer } from "../../server/page-container.ts";
import { nothingTyped, type TypedForm } from "../../ui/pay/typed-form.ts";
import { PayPage, payTitle, type PayPageProps } from "../../ui/pay/pay-page.tsx";
import { readForm, readText } from "../form.ts";
import { leaveTo } from "../page-headers.ts";
import { throwDeadLink } from "./dead-link.ts";
import { readPage } from "./read-page.ts";

/** Draws the page again under a form with faults; a page that is only looked at is answered by answer-page.tsx. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const view = await readPage(context.container, params["token"] ?? "", request);
  if (!view.ok) throwDeadLink(view.error);
  return view.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== "POST") throw new Response(null, { status: 405 });
  const form = await readForm(request);
  const act = readText(form, "act", 20);
  if (act === "paid" || act === "new-number")
    return press(context.container, params["token"] ?? "", act, request);
  const typed: TypedForm = {
    method: readText(form, "method", 40),
    email: readText(form, "email", 260),
    documentType: readText(form, "documentType", 10),
    documentNumber: readText(form, "documentNumber", 40),
  };
  const asked = await context.container.requestVoucher(params["token"] ?? "", typed);
  const { pathname, search } = new URL(request.url);
  if (asked.ok) throw leaveTo(pathname + search, 303);
  if (asked.error.kind === "link") throwDeadLink(asked.error.error);
  return data({ typed, errors: asked.error.errors }, { status: 422 });
}

/** A button of the voucher page: the page itself then says what came of it. */
async function press(
  container: PageContainer,
  token: string,
  act: "paid" | "new-number",
  request: Request,
): Promise<never> {
  const pressed = await (act === "paid" ? container.sayPaid(token) : container.requestNewNumber(token));
  if (!pressed.ok) throwDeadLink(pressed.error);
  const { pathname, search } = new URL(request.url);
  throw leaveTo(pathname + search, 303);
}

export function meta({ data: view }: MetaArgs<typeof loader>) {
  return view ? [{ title: payTitle({ ...view, typed: nothingTyped, errors: [] }) }] : [];
}

export default function PayRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: readonly PayFormError[] = answer?.errors ?? [];
  const props: PayPageProps = { ...view, typed: answer?.typed ?? nothingTyped, errors };
  return <PayPage {...props} />;
}
