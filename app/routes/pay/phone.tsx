import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseLanguage } from "../../i18n/language.ts";
import { phoneTexts } from "../../i18n/texts.ts";
import { PhonePageView, phoneTitle } from "../../ui/phone/phone-page.tsx";
import { readForm, readText } from "../form.ts";
import { leaveTo } from "../page-headers.ts";

/** Where a shopper gives a number for news of this payment. The number is never shown again. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const shown = await context.container.showPhone(params["token"] ?? "");
  if (!shown.ok) throw new Response(null, { status: 404 });
  const { page, state } = shown.value;
  // The page is drawn from these few; the number to pay is not among what the browser needs here.
  return data({
    ...{ token: page.token, shopName: page.shopName, isTest: page.isTest, state },
    language: chooseLanguage(request, page.locale),
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== "POST") throw new Response(null, { status: 405 });
  const token = params["token"] ?? "";
  const shown = await context.container.showPhone(token);
  if (!shown.ok) throw new Response(null, { status: 404 });
  const form = await readForm(request);
  const phone = readText(form, "phone", 30);
  const language = chooseLanguage(request, shown.value.page.locale);
  const wording = phoneTexts(language)("page.agree");
  const isAgreed = readText(form, "agree", 3) === "yes";
  const given = await context.container.givePhone(token, { phone, isAgreed, wording });
  const { pathname, search } = new URL(request.url);
  if (given.ok) throw leaveTo(pathname + search, 303);
  if (given.error === "unknown_link") throw new Response(null, { status: 404 });
  return data({ typed: phone, error: given.error }, { status: 422 });
}

export function meta({ data: view }: MetaArgs<typeof loader>) {
  return view ? [{ title: phoneTitle(view.language) }] : [];
}

export default function PhoneRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <PhonePageView {...view} typed={answer?.typed ?? ""} error={answer?.error ?? null} />;
}
