import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ActionFunction, AppLoadContext, LoaderFunction } from "@remix-run/node";
import { paymentActs, thingActs } from "../../app/domain/merchant-act.ts";
import type { PanelRoute } from "../support/panel.ts";

interface RouteModule {
  readonly loader?: LoaderFunction;
  readonly action?: ActionFunction;
}

export interface ReadRoute extends PanelRoute {
  readonly module: RouteModule;
  /** What it reads of forms and addresses, by name, and what it may be told to do; from its own text. */
  readonly fields: readonly string[];
  readonly intents: readonly string[];
}

/** A route with its code, and what that reads. */
export async function readRoute(route: PanelRoute): Promise<ReadRoute> {
  const text = textOf(`app/${route.file}`, new Set());
  const all = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))];
  // A form that acts says what by a word of the domain's lists.
  const acts = text.includes("readActForm(") ? [...paymentActs, ...thingActs] : [];
  const intents = [...acts, ...all(/case "([\w-]+)":/g), ...all(/(?:intent|act|verb) === "([\w-]+)"/g)];
  return {
    ...route,
    module: (await import(join("..", "..", "app", route.file))) as RouteModule,
    fields: all(/(?:readText\(\w+, |\.get\(|\.getAll\(|searchParams\.has\(|\btext\()"([\w.-]+)"/g),
    intents: intents.length > 0 ? intents : [""],
  };
}

/** A route's text, with that of the files of the panel's own folder it takes from. */
function textOf(file: string, seen: Set<string>): string {
  if (seen.has(file)) return "";
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const near = [...text.matchAll(/from "(\.\.?\/[^"]+\.tsx?)"/g)].map((match) =>
    join(dirname(file), match[1] ?? ""),
  );
  return (
    text +
    near
      .filter((each) => each.startsWith("app/routes/"))
      .map((each) => textOf(each, seen))
      .join("\n")
  );
}

/** Everything a route answers when every parameter and field is `id`, with the id itself taken out. */
export async function answersTo(
  route: ReadRoute,
  context: AppLoadContext,
  id: string,
): Promise<readonly string[]> {
  const params = Object.fromEntries([...route.path.matchAll(/:(\w+)/g)].map((match) => [match[1] ?? "", id]));
  const path = route.path.replace(/:\w+/g, id);
  const fields = route.fields.filter((name) => name !== "intent").map((name) => [name, id] as const);
  const query = new URLSearchParams(Object.fromEntries(fields)).toString();
  const url = `https://recaudo.example.com${path}?${query}`;
  const { loader, action } = route.module;
  const answers: unknown[] = [];
  if (loader) answers.push(await outcomeOf(() => loader({ request: new Request(url), params, context })));
  for (const intent of action ? route.intents : []) {
    const body = new URLSearchParams({ ...Object.fromEntries(fields), intent, act: intent, verb: intent });
    const request = new Request(url, { method: "POST", body });
    answers.push(await outcomeOf(() => action?.({ request, params, context })));
  }
  return answers.map((answer) => withoutId(JSON.stringify(answer, plain), id));
}

async function outcomeOf(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (thrown) {
    if (thrown instanceof Response)
      return { status: thrown.status, headers: [...thrown.headers], body: await thrown.text() };
    throw thrown;
  }
}

/** A short one, such as a row's number, would be found in half of what is told: only where it stands alone. */
function withoutId(answer: string, id: string): string {
  return id.length > 8 ? answer.replaceAll(id, "ID") : answer.replaceAll(`"${id}"`, '"ID"');
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}
