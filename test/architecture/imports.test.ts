import { describe, expect, test } from "vitest";
import { checkBrowserOnly } from "./check-browser-only.ts";
import { checkPurity } from "./check-purity.ts";
import { findCycles } from "./find-cycles.ts";
import { checkImports } from "./import-table.ts";
import { readFiles } from "./source-file.ts";

const sources = readFiles("{app,sandbox,extensions}/**/*.{ts,tsx}");
const pure = sources.filter(({ path }) => /^app\/(domain|flows)\//.test(path));

describe("the parts of the house", () => {
  test("every import keeps the import table", () => {
    expect(sources.length).toBeGreaterThan(10);
    expect(checkImports(sources)).toEqual([]);
  });

  test("no files import each other in a ring", () => {
    expect(findCycles(sources)).toEqual([]);
  });

  test("the web process loads nothing that is drawn in browsers only", () => {
    const loaded = /^app\/(root|entry\.server|routes\/.*|server\/.*)\.tsx?$/;
    expect(checkBrowserOnly(sources, loaded)).toEqual([]);
  });

  test("domain and flows take time, chance, settings and the network from nowhere but their arguments", () => {
    expect(pure.length).toBeGreaterThan(5);
    expect(pure.flatMap(checkPurity)).toEqual([]);
  });
});

test("Polaris is found where the server would load it, and not behind a .client file", () => {
  const file = (path: string, text: string) => ({ path, text });
  const card = file("app/ui/card.tsx", 'import { Card } from "@shopify/polaris";');
  const page = file("app/ui/page.client.tsx", 'import "./card.tsx";');
  const route = (text: string) => file("app/routes/a.tsx", text);
  const check = (text: string) => checkBrowserOnly([route(text), page, card], /^app\/routes\//);
  expect(check('import "../ui/card.tsx";')).toEqual(["app/ui/card.tsx imports @shopify/polaris"]);
  expect(check('import "../ui/page.client.tsx";')).toEqual([]);
  expect(check('import css from "@shopify/polaris/styles.css?url";')).toEqual([]);
});

/** One seeded fault a line: the file, what stands in it, and what must be said about it. */
const faultyImports: [path: string, text: string, fault: string][] = [
  ["app/domain/a.ts", 'import { b } from "../lib/http-client.ts";', "domain may not import lib"],
  ["app/domain/a.ts", 'import type { G } from "../ports/gateway.ts";', "domain may not import ports"],
  ["app/domain/a.ts", 'import { readFile } from "node:fs/promises";', "domain is pure"],
  ["app/domain/a.ts", 'import { createHash, randomUUID } from "node:crypto";', "domain is pure"],
  ["app/domain/a.ts", 'import crypto from "node:crypto";', "domain is pure"],
  ["app/domain/a.ts", 'import { z } from "zod";', "domain is pure"],
  ["app/ports/a.ts", 'import { ok } from "../lib/result.ts";', "types only"],
  ["app/ports/a.ts", 'import { done } from "./jobs.ts";', "types only"],
  ["app/ports/a.ts", 'import type { C } from "../store/database.ts";', "ports may not import store"],
  [
    "app/flows/a.ts",
    'import { m } from "../gateways/mercado-pago/m.ts";',
    "flows may not import gateways/mercado-pago",
  ],
  ["app/flows/a.ts", 'export * from "../store/database.ts";', "flows may not import store"],
  ["app/flows/a.ts", 'type T = import("../lib/http-client.ts").T;', "flows may not import lib"],
  ["app/flows/a.ts", 'import pg from "pg";', "flows is pure"],
  ["app/gateways/one/a.ts", 'import { b } from "../two/b.ts";', "gateways/one may not import gateways/two"],
  ["app/gateways/one/a.ts", 'import { f } from "../../flows/f.ts";', "gateways/one may not import flows"],
  [
    "app/gateways/one/a.ts",
    'import { PrismaClient } from "@prisma/client";',
    "not a package for gateways/one",
  ],
  ["app/platform/one/a.ts", 'import { s } from "../../store/s.ts";', "platform/one may not import store"],
  ["app/store/a.ts", 'import { f } from "../flows/f.ts";', "store may not import flows"],
  ["app/channels/a.ts", 'import { s } from "../store/s.ts";', "channels may not import store"],
  ["app/lib/a.ts", 'import { d } from "../domain/d.ts";', "lib may not import domain"],
  ["app/lib/a.ts", 'import { done } from "../ports/jobs.ts";', "types only"],
  ["app/routes/pay.$id/route.tsx", 'import { s } from "../../store/s.ts";', "routes may not import store"],
  ["app/routes/a.tsx", 'import pg from "pg";', "not a package for routes"],
  ["app/routes/a.tsx", 'import { make } from "../server/page-container.ts";', "types only"],
  ["app/jobs/a.ts", 'import { m } from "../gateways/index.ts";', "jobs may not import gateways"],
  ["app/root.tsx", 'const s = await import("./server/web.ts");', "routes may not import composition"],
  ["app/ui/a.tsx", 'import { c } from "../container.server.ts";', "ui runs in the browser too"],
  ["app/ui/a.tsx", 'import { s } from "./session.server.ts";', "ui runs in the browser too"],
  ["app/ui/a.tsx", 'import { join } from "node:path";', "ui runs in the browser too"],
  ["app/ui/a.tsx", 'import { json } from "@remix-run/node";', "not a package for ui"],
  ["app/i18n/a.ts", 'import { u } from "../ui/u.tsx";', "i18n may not import ui"],
  [
    "app/server/web.ts",
    'import { s } from "../../sandbox/shopify/s.ts";',
    "composition never imports sandbox",
  ],
  ["app/server/web.ts", 'import { f } from "../../test/support/f.ts";', "composition never imports test"],
  ["app/server/web.ts", 'import { d } from "../../scripts/demo.ts";', "outside app/"],
  [
    "sandbox/shopify/a.ts",
    'import { money } from "../../app/domain/money.ts";',
    "sandbox may not import domain",
  ],
  ["sandbox/shopify/a.ts", 'import type { F } from "../../test/support/f.ts";', "sandbox never imports test"],
  ["app/domain/a.ts", 'import { b } from "./b";', "no file suffix"],
];

const soundImports: [path: string, text: string][] = [
  ["app/domain/a.ts", 'import { ok } from "../lib/result.ts"; import { b } from "./b.ts";'],
  ["app/flows/a.ts", 'import { createHash } from "node:crypto"; import { done } from "../ports/jobs.ts";'],
  ["app/ports/a.ts", 'import { type Money } from "../domain/money.ts";'],
  ["app/gateways/index.ts", 'import { one } from "./one/index.ts";'],
  ["app/gateways/one/index.ts", 'import { defineGateway } from "../definition.ts"; import { z } from "zod";'],
  ["app/lib/a.ts", 'import type { HttpClient } from "../ports/gateway.ts"; import http from "node:http";'],
  ["app/routes/pay.tsx", 'import { c } from "../container.server.ts"; import { P } from "../ui/p.tsx";'],
  [
    "app/server/web.ts",
    'import { s } from "../store/s.ts"; const b = await import("../../build/server/index.js");',
  ],
  ["app/container.server.ts", 'import { g } from "./gateways/index.ts"; import pg from "pg";'],
];

describe("the check itself", () => {
  test.each(faultyImports)("%s may not say %s", (path, text, fault) => {
    expect(checkImports([{ path, text }])).toEqual([expect.stringMatching(new RegExp(`: ${fault}$`))]);
  });

  test.each(soundImports)("%s may say %s", (path, text) => {
    expect(checkImports([{ path, text }])).toEqual([]);
  });

  test("a ring over three files is named once, types included", () => {
    const ring = [
      { path: "app/domain/a.ts", text: 'import { b } from "./b.ts";' },
      { path: "app/domain/b.ts", text: 'import type { C } from "./c.ts";' },
      { path: "app/domain/c.ts", text: 'export { a } from "./a.ts";' },
    ];
    expect(findCycles(ring)).toEqual([
      "app/domain/a.ts → app/domain/b.ts → app/domain/c.ts → app/domain/a.ts",
    ]);
    expect(findCycles(ring.slice(0, 2))).toEqual([]);
  });

  test.each([
    ["const now = Date.now();", "Date.now"],
    ["const now = new Date();", "new Date()"],
    ["const now = Date();", "Date()"],
    ["const id = crypto.randomUUID();", "crypto"],
    ["const dice = Math.random();", "Math.random"],
    ["const url = process.env.DATABASE_URL;", "process"],
    ["const { env } = process;", "process"],
    ['const env = process["env"];', "process"],
    ["await fetch(url);", "fetch"],
    ["setTimeout(retry, 1000);", "setTimeout"],
    ['console.log("paid");', "console"],
  ])("pure code may not say %s", (text, what) => {
    expect(checkPurity({ path: "app/flows/a.ts", text })).toEqual([`app/flows/a.ts:1 ${what}`]);
  });

  test("pure code may make a date from an instant it was given, and name a field as a global is named", () => {
    const text = "const at = new Date(now + 1000); gateway.fetch(at); type T = { process: string };";
    expect(checkPurity({ path: "app/flows/a.ts", text })).toEqual([]);
  });
});
