import { describe, expect, test } from "vitest";
import {
  isWebhookOverdue,
  judgeProbe,
  probeLifeMs,
  type ProbeAnswer,
} from "../../app/domain/webhook-health.ts";

const answered = (status: number, json: unknown): ProbeAnswer => ({
  kind: "answered",
  status,
  text: JSON.stringify(json),
});

describe("a probe of our own address", () => {
  test.each<[string, ProbeAnswer, string]>([
    ["our echo", answered(200, { probe: "ours" }), "ok"],
    ["an echo that is not ours", answered(200, { probe: "theirs" }), "someone_else"],
    ["our echo with a refusal's status", answered(401, { probe: "ours" }), "someone_else"],
    ["a Recaudo with another key", answered(401, { error: "probe_key" }), "other_key"],
    ["ourselves at another time", answered(401, { error: "probe_stale" }), "clocks_differ"],
    ["a Recaudo with another database", answered(404, { error: "unknown_account" }), "other_database"],
    ["another site's page", { kind: "answered", status: 200, text: "<html>" }, "someone_else"],
    ["another site's JSON", answered(404, { error: "constructor" }), "someone_else"],
    ["JSON that is nothing", answered(200, null), "someone_else"],
    ["JSON that is a text", answered(200, "probe"), "someone_else"],
    ["JSON with a probe that is no text", answered(200, { probe: ["ours"] }), "someone_else"],
    ["a refusal that is no text", answered(401, { error: ["probe_key"] }), "someone_else"],
    ["an unknown name", { kind: "failed", detail: "ENOTFOUND" }, "unreachable"],
    ["a refused connection", { kind: "failed", detail: "ECONNREFUSED" }, "unreachable"],
    ["no answer in time", { kind: "failed", detail: "call timed out" }, "unreachable"],
    ["a certificate that ran out", { kind: "failed", detail: "CERT_HAS_EXPIRED" }, "wrong_certificate"],
    [
      "a certificate for another name",
      { kind: "failed", detail: "ERR_TLS_CERT_ALTNAME_INVALID" },
      "wrong_certificate",
    ],
    [
      "a certificate by nobody known",
      { kind: "failed", detail: "DEPTH_ZERO_SELF_SIGNED_CERT" },
      "wrong_certificate",
    ],
    [
      "a chain with a gap",
      { kind: "failed", detail: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" },
      "wrong_certificate",
    ],
  ])("that finds %s says so", (_, answer, outcome) => {
    expect(judgeProbe(answer, (echo) => echo === "ours")).toBe(outcome);
  });
});

test("money is overdue for its webhook after two minutes, or when nobody says since when", () => {
  const now = new Date("2026-09-01T12:00:00Z");
  const ago = (ms: number): Date => new Date(now.getTime() - ms);
  expect(isWebhookOverdue(null, now)).toBe(true);
  expect(isWebhookOverdue(ago(120_000), now)).toBe(false);
  expect(isWebhookOverdue(ago(120_001), now)).toBe(true);
});

test("a probe that takes longer than two minutes is no answer any more", () => {
  expect(probeLifeMs).toBe(120_000);
});
