import { expect, test } from "vitest";
import { mediaTypeOf, proofLimits, proofProblem } from "../../app/domain/proof.ts";
import { actNeeded } from "../../app/domain/exception.ts";
import { moneyKept } from "../../app/domain/payment-state.ts";
import { money } from "../../app/domain/money.ts";
import type { Fact } from "../../app/domain/fact.ts";

const pdf = Buffer.from("%PDF-1.7");
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);

test.each([
  [pdf, "application/pdf"],
  [jpeg, "image/jpeg"],
  [png, "image/png"],
  [png.subarray(0, 7), null],
  [Buffer.from("<svg onload=alert(1)>"), null],
  [Buffer.alloc(0), null],
])("a file is what its first bytes say (%#)", (bytes, type) => {
  expect(mediaTypeOf(bytes)).toBe(type);
});

const good = { reference: "R-1", note: "seen", file: null };

test("a proof is a reference with a note or a file, each within its limit", () => {
  expect(proofProblem(good)).toBeNull();
  expect(proofProblem({ ...good, note: null, file: { name: "a", bytes: pdf } })).toBeNull();
  expect(proofProblem({ ...good, reference: "" })).toBe("reference_missing");
  expect(proofProblem({ ...good, reference: "x".repeat(proofLimits.referenceLength) })).toBeNull();
  expect(proofProblem({ ...good, reference: "x".repeat(proofLimits.referenceLength + 1) })).toBe(
    "reference_too_long",
  );
  expect(proofProblem({ ...good, note: null })).toBe("note_or_file_missing");
  expect(proofProblem({ ...good, note: "x".repeat(proofLimits.noteLength) })).toBeNull();
  expect(proofProblem({ ...good, note: "x".repeat(proofLimits.noteLength + 1) })).toBe("note_too_long");
  const most = Buffer.concat([pdf, Buffer.alloc(proofLimits.fileBytes - pdf.length)]);
  expect(proofProblem({ ...good, file: { name: "a", bytes: most } })).toBeNull();
  const more = Buffer.concat([most, Buffer.alloc(1)]);
  expect(proofProblem({ ...good, file: { name: "a", bytes: more } })).toBe("file_too_large");
  expect(proofProblem({ ...good, file: { name: "a.pdf", bytes: Buffer.from("MZ") } })).toBe(
    "file_not_a_proof",
  );
});

test("an exception about money needs its act for as long as the payment carries the mark", () => {
  expect(actNeeded("short", ["short"])).toBe("accept_or_give_back");
  expect(actNeeded("over", ["over", "late"])).toBe("accept_or_give_back");
  expect(actNeeded("wrong_currency", ["wrong_currency"])).toBe("accept_or_give_back");
  expect(actNeeded("paid_twice", ["paid_twice"])).toBe("give_back");
  expect(actNeeded("short", [])).toBeNull();
  expect(actNeeded("paid_twice", ["over"])).toBeNull();
  expect(actNeeded("late_money", ["late"])).toBeNull();
});

test("what is kept of each payment is what came less what went back in any way", () => {
  const fact = (
    kind: "confirmed" | "credited" | "reversed" | "settled",
    id: string,
    minor: bigint,
    n = 0,
  ): Fact => ({
    kind,
    key: `${kind}:${id}:${n}`,
    attempt: id === "a" ? 1 : 2,
    source: "poll",
    occurredAt: null,
    gatewayPaymentId: id,
    eventId: String(n),
    amount: money(minor, "COP"),
  });
  const facts = [fact("confirmed", "a", 500n), fact("confirmed", "b", 500n), fact("credited", "b", 200n)];
  expect(moneyKept(facts)).toEqual([
    { gatewayPaymentId: "a", attempt: 1, amount: money(500n, "COP") },
    { gatewayPaymentId: "b", attempt: 2, amount: money(300n, "COP") },
  ]);
  const gone = [
    ...facts,
    fact("reversed", "a", 500n),
    fact("settled", "b", 500n),
    fact("credited", "b", 300n, 1),
  ];
  expect(moneyKept(gone)).toEqual([]);
});
