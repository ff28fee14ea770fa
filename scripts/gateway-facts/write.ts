import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gatewayDefinitions } from "../../app/gateways/index.ts";
import { err } from "../../app/lib/result.ts";
import { writeFactsPage } from "./facts-page.ts";

const http = () => Promise.resolve(err({ kind: "not_sent", detail: "only the data is read" } as const));
const gateways = gatewayDefinitions.map((definition) =>
  definition.create({ http, baseUrl: definition.defaultBaseUrl }),
);
writeFileSync(fileURLToPath(new URL("../../docs/gateways.md", import.meta.url)), writeFactsPage(gateways));
