import { expect } from "vitest";
import { test } from "./page-stage.ts";

test.concurrent.for([
  ["Imagen", "efecty.png", "\x89PNG"],
  ["PDF, hoja A4", "efecty.pdf", "%PDF"],
  ["PDF, papel de 80 mm", "efecty.pdf", "%PDF"],
  ["Recordatorio en el calendario", "recaudo.ics", "BEGIN:VCALENDAR"],
] as const)("the file %s is one tap away", async ([name, file, start], { stage }) => {
  const page = await stage.open("waiting");
  await page.getByText("Guardar").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(file);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString("latin1").startsWith(start)).toBe(true);
  await page.context().close();
});
