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
import { drawBarcode } from "../../lib/barcode.ts";
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
    barcode: barcodeOf(page),
    reloadSeconds: page.stage.kind === "voucher" && page.stage.state === "awaiting_payment" ? 30 : null,
    isReturnEarly: new URL(request.url).searchParams.has("wait"),
  };
  // A header, so that it works even where the page's script is blocked; only while something is certain to come.
  return data(view, { headers: page.stage.kind === "creating" ? { Refresh: "2" } : {} });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== "POST") throw new Response(null, { status: 405 });
  const form = await readForm(request);
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

function barcodeOf({ stage }: PaymentPage): BarcodePicture | null {
  if (stage.kind !== "voucher" || stage.details.barcode === null) return null;
  const drawn = drawBarcode(stage.details.barcode.symbology, stage.details.barcode.content);
  return drawn.ok ? drawn.value : null;
}
