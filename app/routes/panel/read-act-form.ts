import { paymentActs, thingActs } from "../../domain/merchant-act.ts";
import { readUuid } from "../../domain/payment-filters.ts";
import { proofLimits } from "../../domain/proof.ts";
import type { ActForm } from "../../server/panel-container.ts";

/** A receipt and the fields beside it. What is longer is not read at all. */
const longestBody = proofLimits.fileBytes + 256 * 1024;
const longestText = 2_000;

/** A form that acts, as a merchant sent it. Throws the answer to what is no such form. */
export async function readActForm(request: Request): Promise<ActForm> {
  const form = await readForm(request);
  const text = (name: string): string | null => {
    const value = form?.get(name);
    // No text of the database may hold the character 0.
    return typeof value === "string" ? value.replaceAll("\0", "").trim().slice(0, longestText) || null : null;
  };
  const act = [...paymentActs, ...thingActs].find((each) => each === text("act"));
  const key = readUuid(text("key"));
  const thing = text("thing");
  if (!act || key === null || (thing !== null && readUuid(thing) === null))
    throw new Response(null, { status: 400 });
  return {
    act,
    key,
    thing: thing ?? "",
    file: await readFile(form?.get("file")),
    text,
    isTicked: (name) => text(name) !== null,
  };
}

/** Null when the body is no form. */
async function readForm(request: Request): Promise<FormData | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = request.body?.getReader();
  let length = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length;
    if (length > longestBody) throw new Response(null, { status: 413 });
    chunks.push(part.value);
  }
  const type = request.headers.get("content-type") ?? "";
  return new Response(new Blob(chunks), { headers: { "content-type": type } }).formData().catch(() => null);
}

/** A file field that nobody filled in sends an empty file. */
async function readFile(value: unknown): Promise<ActForm["file"]> {
  if (!(value instanceof File) || value.size === 0) return null;
  const name = value.name.replaceAll("\0", "").slice(0, proofLimits.fileNameLength);
  return { name, bytes: new Uint8Array(await value.arrayBuffer()) };
}
