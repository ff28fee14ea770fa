import {
  data,
  type ActionFunctionArgs,
  type HeadersArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PayFormError, PaymentPage } from "../../domain/payment-page.ts";
import { chooseLanguage } from "../../i18n/language.ts";
import { drawBarcode } from "../../lib/barcode/draw-barcode.ts";
import type { PageContainer } from "../../server/page-container.ts";
import { nothingTyped, type TypedForm } from "../../ui/pay/typed-form.ts";
import type { BarcodePicture } from "../../ui/pay/barcode-image.tsx";
import { PayPage, payTitle, type PayPageProps } from "../../ui/pay/pay-page.tsx";
import { readForm, readText } from "../form.ts";
import { leaveTo } from "../page-headers.ts";
import { throwDeadLink } from "./dead-link.ts";
import { versionOf } from "./page-version.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { container } = context;
  const shown = await container.showPayment(params["token"] ?? "");
  if (!shown.ok) throwDeadLink(shown.error);
  const page = shown.value;
  const now = container.now();
  const view = {
    page,
    now,
    language: chooseLanguage(request, page.locale),
    country: page.country,
    version: versionOf(page, now),
    barcode: await barcodeOf(container, page),
    reloadSeconds: page.stage.kind === "voucher" && page.stage.state === "awaiting_payment" ? 30 : null,
    isReturnEarly: new URL(request.url).searchParams.has("wait"),
  };
  // A header, so that it works even where the page's script is blocked; only while something is certain to come.
  const isSoon =
    page.stage.kind === "creating" ||
    (page.stage.kind === "voucher" && page.stage.saidPaid.answer === "asking");
  return data(view, { headers: isSoon ? { Refresh: "2" } : {} });
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

export function headers({ loaderHeaders }: HeadersArgs): Headers {
  return loaderHeaders;
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

async function barcodeOf(container: PageContainer, page: PaymentPage): Promise<BarcodePicture | null> {
  const { stage } = page;
  if (stage.kind !== "voucher" || stage.details.barcode === null) return null;
  const drawn = await drawBarcode(stage.details.barcode.symbology, stage.details.barcode.content);
  if (drawn.ok) return drawn.value;
  await container.reportBarcode(page, drawn.error);
  return null;
}
