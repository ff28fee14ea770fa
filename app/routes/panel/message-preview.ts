import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { visitOf } from "./visit-of.ts";

/** One message as it would arrive, for the page of messages. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { panel } = visitOf(context);
  const query = new URL(request.url).searchParams;
  const shown = await panel.previewMessage(query.get("kind") ?? "", query.get("language") ?? "");
  return shown.ok
    ? data({ preview: shown.value, problem: null })
    : data({ preview: null, problem: shown.error }, { status: 422 });
}
