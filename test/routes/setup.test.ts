import type { LoaderFunctionArgs } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { err, ok } from "../../app/lib/result.ts";
import { action } from "../../app/routes/shopify-payments/setup.tsx";
import type { CredentialForm, PageContainer } from "../../app/server/page-container.ts";

const address = "https://pay.example.com/shopify/payments/setup?lang=en";

function post(
  fields: Record<string, string>,
  origin: string | null,
  container: Partial<PageContainer>,
): LoaderFunctionArgs {
  const headers = new Headers({ host: "pay.example.com", cookie: "setup=1" });
  if (origin !== null) headers.set("origin", origin);
  const request = new Request(address, { method: "POST", body: new URLSearchParams(fields), headers });
  return { request, params: {}, context: { container: container as PageContainer, requestId: "req_1" } };
}

async function answerOf(args: LoaderFunctionArgs): Promise<unknown> {
  return action(args).catch((reason: unknown) => reason);
}

const own = "https://pay.example.com";

describe("saving credentials", () => {
  const fields = {
    intent: "save",
    gateway: "mercado-pago",
    mode: "live",
    "field.access_token": " APP_USR-1 ",
    other: "x",
  };

  it("hands over the trimmed fields and leads back by GET", async () => {
    const seen: CredentialForm[] = [];
    const saveCredentials: PageContainer["saveCredentials"] = async (_cookie, form) => {
      seen.push(form);
      return ok();
    };
    const answer = await answerOf(post(fields, own, { saveCredentials }));
    expect(seen).toEqual([
      { gatewayId: "mercado-pago", mode: "live", country: null, values: { access_token: "APP_USR-1" } },
    ]);
    expect(answer).toBeInstanceOf(Response);
    expect((answer as Response).headers.get("Location")).toBe("/shopify/payments/setup?lang=en&saved=live");
  });

  it("answers with the errors and never with what was typed", async () => {
    const saveCredentials: PageContainer["saveCredentials"] = async () =>
      err([{ field: "access_token", error: "credentials_refused" }]);
    const answer = await answerOf(post(fields, own, { saveCredentials }));
    expect(answer).toMatchObject({ init: { status: 422 } });
    expect(JSON.stringify(answer)).not.toContain("APP_USR-1");
  });

  it.each([null, "null", "https://evil.example.com", "http://", "https://pay.example.com.evil.example.com"])(
    "is refused when the form came from %s",
    async (origin) => {
      expect(await answerOf(post(fields, origin, {}))).toMatchObject({ status: 403 });
    },
  );

  it("is refused without a known intent", async () => {
    expect(await answerOf(post({}, own, {}))).toMatchObject({ status: 400 });
  });
});

describe("finishing", () => {
  it("shows a page that moves on to Shopify, since a redirect after a POST may not leave", async () => {
    const finishSetup = async () => ok("https://shop.example.com/settings");
    const answer = await answerOf(post({ intent: "finish" }, own, { finishSetup }));
    expect(answer).toMatchObject({
      init: { headers: { Refresh: "1; url=https://shop.example.com/settings" } },
    });
  });
});
