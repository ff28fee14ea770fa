import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PanelContainer } from "../../server/panel-container.ts";
import { SettingsPage, type SettingsRefusal } from "../../ui/panel/settings/settings-page.client.tsx";
import { readText } from "../form.ts";
import { readPosted } from "./read-posted.ts";
import { visitOf } from "./visit-of.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return data({ view: await visitOf(context).panel.showSettings() });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { panel } = visitOf(context);
  const form = await readPosted(request);
  const refused = await save(panel, form);
  return data({ refused }, { status: refused === null ? 200 : 422 });
}

/** What was refused; null when it was saved. */
async function save(panel: PanelContainer, form: FormData): Promise<SettingsRefusal | null> {
  switch (readText(form, "intent", 20)) {
    case "payments": {
      const hours = readText(form, "hours", 10);
      const saved = await panel.saveSettings({
        lateMoneyPolicy: readText(form, "late_money", 20),
        voucherLifeHours: hours === "" ? null : readHours(hours),
        needsRefunds: readText(form, "needs_refunds", 3) === "yes",
      });
      return saved.ok ? null : { form: "payments", problem: saved.error };
    }
    case "orders": {
      const saved = await panel.saveExpiryPolicy(readText(form, "expiry", 30));
      return saved.ok ? null : { form: "orders", problem: saved.error };
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** Digits only: "1e3" and "0x10" are no hours. */
function readHours(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

export default function SettingsRoute() {
  const { view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <SettingsPage view={view} refused={answer?.refused ?? null} answer={answer} />;
}
