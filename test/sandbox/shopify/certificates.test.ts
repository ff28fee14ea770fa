import { X509Certificate } from "node:crypto";
import { stat, readdir, writeFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Agent } from "node:https";
import { expect, test } from "vitest";
import { postOverMtls } from "../../../sandbox/shopify/sessions/post-over-mtls.ts";
import { createSandboxTls, type SandboxTls } from "../../../sandbox/tls/create-authority.ts";
import { useSandbox } from "./running-sandbox.ts";

const running = useSandbox();

function post(client: { cert: string; key: string } | null): Promise<{ status: number }> {
  const agent = new Agent({ ca: running.tls.serverCa.cert, ...client });
  const url = running.app.registration.paymentSessionUrl;
  return postOverMtls(url, { agent, headers: {}, body: "{}", timeoutMs: 2000 });
}

test("the app's listener takes the payments client certificate", async () => {
  await expect(post(running.tls.client)).resolves.toMatchObject({ status: 200 });
});

const wrong: [string, (tls: SandboxTls) => { cert: string; key: string } | null][] = [
  ["of another CA", (tls) => tls.wrongCaClient],
  ["signed by itself", (tls) => tls.selfSignedClient],
  ["that is over", (tls) => tls.expiredClient],
  ["left out", () => null],
];

test.each(wrong)("the app's listener refuses a client certificate %s", async (_, choose) => {
  await expect(post(choose(running.tls))).rejects.toThrow(/alert|ECONNRESET|hang up/i);
});

test("the expired certificate is right but for its dates", () => {
  const leaf = new X509Certificate(running.tls.expiredClient.cert);
  expect(leaf.verify(new X509Certificate(running.tls.paymentsCa.cert).publicKey)).toBe(true);
  expect(leaf.validToDate.getTime()).toBeLessThan(Date.now());
});

test("a second start gets the same certificates from the folder", async () => {
  expect(await createSandboxTls(running.tls.folder)).toEqual(running.tls);
});

test("every file is for its owner only and no CA key is kept", async () => {
  const names = await readdir(running.tls.folder);
  for (const name of names) {
    expect((await stat(join(running.tls.folder, name))).mode & 0o777, name).toBe(0o600);
  }
  expect(names.filter((name) => name.includes("ca.key"))).toEqual([]);
  expect((await stat(running.tls.folder)).mode & 0o777).toBe(0o700);
});

test.each(["missing", "mixed up", "damaged"])("a set with a %s file is made anew", async (fault) => {
  const folder = join(running.folder, `tls-${fault.replace(" ", "-")}`);
  const first = await createSandboxTls(folder);
  if (fault === "missing") await rm(first.server.keyPath);
  if (fault === "mixed up") await writeFile(first.server.keyPath, first.client.key);
  if (fault === "damaged") await writeFile(first.client.certPath, "no certificate");
  const second = await createSandboxTls(folder);
  expect(second.paymentsCa.cert).not.toBe(first.paymentsCa.cert);
  expect(await createSandboxTls(folder)).toEqual(second);
});
