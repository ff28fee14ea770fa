import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { paymentActs, thingActs } from "../../../app/domain/merchant-act.ts";

const folder = "test/flows/panel";
const files = readdirSync(folder).filter((name) => /^acts.*\.test\.ts$/.test(name));
const text = files.map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n");

test.each([...paymentActs, ...thingActs])("%s is done through the panel by a test of this folder", (act) => {
  const isDone = new RegExp(
    `\\.act\\("${act}"[,)]|actOnce\\(world, hand, "${act}"[,)]|formOf\\("${act}"[,)]`,
  ).test(text);
  expect(isDone, `no test of ${folder} does "${act}": a new act comes with its test`).toBe(true);
});
