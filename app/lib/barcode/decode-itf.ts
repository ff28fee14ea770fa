/** Which of a digit's five bars (or spaces) are wide, by digit: two of five, as ISO/IEC 16390 lists them. */
const digits = "nnwwn wnnnw nwnnw wwnnn nnwnw wnwnn nwwnn nnnww wnnwn nwnwn".split(" ");

/** The digits of an Interleaved 2 of 5: one in the bars, the next in the spaces between. Null for anything else. */
export function decodeItf(runs: readonly number[]): string | null {
  const letters = runs.map((run) => ({ 1: "n", 3: "w" })[run] ?? "?").join("");
  const [, body] = /^nnnn((?:[nw]{10})+)wnn$/.exec(letters) ?? [];
  if (body === undefined) return null;
  let text = "";
  for (let at = 0; at < body.length; at += 10) {
    const pair = body.slice(at, at + 10);
    for (const offset of [0, 1]) {
      const digit = digits.indexOf(
        Array.from(pair, (letter, i) => (i % 2 === offset ? letter : "")).join(""),
      );
      if (digit < 0) return null;
      text += String(digit);
    }
  }
  return text;
}
