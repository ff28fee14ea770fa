import type { LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { chooseLanguage } from "../../i18n/language.ts";
import { payTexts } from "../../i18n/texts.ts";
import { PayFrame } from "../../ui/pay/pay-frame.tsx";
import { Problem } from "../../ui/pay/problem.tsx";
import { webAddress } from "../../ui/pay/web-address.ts";
import { throwDeadLink } from "./dead-link.ts";

/** A payment that was refused before anything was stored: all it shows is in the signed notice. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const notice = await context.container.readRefusal(params["notice"] ?? "");
  if (notice === null) throwDeadLink("not_found");
  return { notice, language: chooseLanguage(request, notice.locale), country: notice.country };
}

export function meta({ data: view }: MetaArgs<typeof loader>) {
  return view ? [{ title: payTexts(view.language)(`problem.${view.notice.problem}.heading`) }] : [];
}

export default function RefusedRoute() {
  const { notice, language } = useLoaderData<typeof loader>();
  return (
    <PayFrame language={language} shopName={null} isTest={false} version={null}>
      <Problem
        problem={notice.problem}
        bound={notice.bound}
        amount={notice.amount}
        href={webAddress(notice.cancelUrl)}
        t={payTexts(language)}
      />
    </PayFrame>
  );
}
