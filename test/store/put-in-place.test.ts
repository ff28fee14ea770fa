import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { putFileInPlace, putFolderInPlace } from "../../app/store/embedded/put-in-place.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "put-in-place-"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const makeFolder = (name: string): string => {
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, "who"), name);
  return join(root, name);
};
const makeFile = (name: string): string => {
  writeFileSync(join(root, name), name);
  return join(root, name);
};

test("of two folders made at the same time the first stays, and nothing is left of the second", () => {
  const [one, other, place] = [makeFolder("one"), makeFolder("other"), join(root, "place")];
  for (const made of [one, other]) putFolderInPlace(made, place);
  expect(readFileSync(join(place, "who"), "utf8")).toBe("one");
  expect([one, other].filter((each) => existsSync(each))).toEqual([]);
});

test("of two files made at the same time the first stays, and nothing is left of the second", () => {
  const [one, other, place] = [makeFile("one"), makeFile("other"), join(root, "place")];
  for (const made of [one, other]) putFileInPlace(made, place);
  expect(readFileSync(place, "utf8")).toBe("one");
  expect([one, other].filter((each) => existsSync(each))).toEqual([]);
});

test("a folder that cannot get its place for another reason says so", () => {
  expect(() => putFolderInPlace(join(root, "missing"), join(root, "place"))).toThrow(/ENOENT/);
  expect(() => putFileInPlace(makeFile("file"), join(root, "nowhere", "place"))).toThrow(/ENOENT/);
});
