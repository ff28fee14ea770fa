import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { BankAccountError, BankAccountForm } from "../../domain/bank-account.ts";
import { chooseLanguage } from "../../i18n/language.ts";
import { nothingTyped, RefundPageView, refundTitle } from "../../ui/refund/refund-page.tsx";
import { readForm, readText } from "../form.ts";
import { leaveTo } from "../page-headers.ts";

/** A buyer's one-time link. What was sent is never shown again, to nobody who holds the link. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const shown = await context.container.showRefund(tokenOf(params));
  if (!shown.ok) throw new Response(null, { status: 404 });
  const page = shown.value;
  const view = { page, language: chooseLanguage(request, page.locale), country: page.country };
  const isOver = page.state === "expired" || page.state === "canceled";
  return data(view, { status: isOver ? 410 : 200 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== "POST") throw new Response(null, { status: 405 });
  const form = await readForm(request);
  const typed: BankAccountForm = {
    holder: readText(form, "holder", 120),
    documentType: readText(form, "documentType", 10),
    documentNumber: readText(form, "documentNumber", 40),
    bank: readText(form, "bank", 120),
    accountType: readText(form, "accountType", 20),
    accountNumber: readText(form, "accountNumber", 60),
  };
  const sent = await context.container.sendBankAccount(tokenOf(params), typed);
  const { pathname, search } = new URL(request.url);
  if (sent.ok || sent.error.kind === "closed") throw leaveTo(pathname + search, 303);
  if (sent.error.kind === "not_found") throw new Response(null, { status: 404 });
  return data({ typed, errors: sent.error.errors }, { status: 422 });
}

/** Text of another shape was never a link of ours. */
function tokenOf(params: LoaderFunctionArgs["params"]): string {
  const token = params["token"] ?? "";
  if (!/^[\w-]{22}$/.test(token)) throw new Response(null, { status: 404 });
  return token;
}

export function meta({ data: view }: MetaArgs<typeof loader>) {
  return view ? [{ title: refundTitle(view.page, view.language) }] : [];
}

export default function RefundRoute() {
  const { page, language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: readonly BankAccountError[] = answer?.errors ?? [];
  return (
    <RefundPageView page={page} language={language} typed={answer?.typed ?? nothingTyped} errors={errors} />
  );
}
