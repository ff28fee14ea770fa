import {
  data,
  type ActionFunctionArgs,
  type HeadersArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseLanguage } from "../../i18n/language.ts";
import { setupTexts } from "../../i18n/texts.ts";
import type { PageContainer } from "../../server/page-container.ts";
import { ErrorPage, errorTitle } from "../../ui/errors/error-page.tsx";
import { SetupDone } from "../../ui/setup/setup-done.tsx";
import { SetupForm } from "../../ui/setup/setup-form.tsx";
import { readForm, readText } from "../form.ts";
import { leaveTo } from "../page-headers.ts";
import { readCredentials } from "../read-credentials.ts";
import { installFailure } from "./install-failure.ts";
import { isFromOwnPage } from "./own-origin.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shown = await context.container.showSetup(
    request.headers.get("cookie"),
    new URL(request.url).searchParams.get("gateway"),
  );
  if (!shown.ok) {
    const { view, status } = installFailure(shown.error, request, context.requestId);
    return data({ is: "failure" as const, ...view }, { status });
  }
  const isJustSaved = new URL(request.url).searchParams.has("saved");
  const language = chooseLanguage(request, null);
  return data({ is: "page" as const, page: shown.value, language, country: null, isJustSaved });
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== "POST") throw new Response(null, { status: 405 });
  if (!isFromOwnPage(request)) throw new Response(null, { status: 403 });
  const form = await readForm(request);
  const intent = readText(form, "intent", 20);
  if (intent === "save") return save(form, request, context.container);
  if (intent === "finish") return finish(request, context.container);
  throw new Response(null, { status: 400 });
}

async function save(form: FormData, request: Request, container: PageContainer) {
  const credentials = readCredentials(form, readText(form, "gateway", 40));
  const saved = await container.saveCredentials(request.headers.get("cookie"), credentials);
  const { mode, country } = credentials;
  if (!saved.ok)
    return data({ is: "refused" as const, mode, country, failures: saved.error }, { status: 422 });
  const url = new URL(request.url);
  url.searchParams.set("saved", mode);
  throw leaveTo(url.pathname + url.search, 303);
}

/**
 * Answers with a page that moves on to Shopify by itself. A redirect would be part of the form's submission,
 * which `form-action 'self'` forbids to leave for another address.
 */
async function finish(request: Request, container: PageContainer) {
  const finished = await container.finishSetup(request.headers.get("cookie"));
  if (!finished.ok) return data({ is: "unfinished" as const, error: finished.error }, { status: 503 });
  const headers = { Refresh: `1; url=${finished.value}` };
  return data({ is: "finished" as const, shopifyUrl: finished.value }, { headers });
}

export function headers({ actionHeaders }: HeadersArgs): Headers {
  return actionHeaders;
}

export function meta({ data: view }: MetaArgs<typeof loader>) {
  if (!view) return [];
  if (view.is === "failure") return [{ title: errorTitle(view.kind, view.language) }];
  return [{ title: setupTexts(view.language)("title", { gateway: view.page.gateway.name }) }];
}

export default function SetupRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (view.is === "failure") return <ErrorPage {...view} />;
  if (answer?.is === "finished") return <SetupDone url={answer.shopifyUrl} language={view.language} />;
  if (answer?.is === "unfinished")
    return <ErrorPage kind={answer.error} language={view.language} requestId={null} />;
  const refused = answer?.is === "refused" ? answer : null;
  return (
    <SetupForm page={view.page} language={view.language} isJustSaved={view.isJustSaved} refused={refused} />
  );
}
