import { exceptionWords } from "../../../app/domain/exception.ts";
import { assignException, resolveException } from "../../../app/flows/resolve-exception.ts";
import { findException } from "../find.ts";
import * as options from "../options.ts";
import { refusal } from "../problem-words.ts";
import { shortId } from "../short-id.ts";
import { exitCodes, OperateError, textOf, type Verb } from "../verb.ts";

export const resolve: Verb = {
  name: "resolve",
  usage: `<id> <${exceptionWords.join("|")}> --note <what was done>`,
  about: "Ends an exception with a word and a note, when nothing about it still has to be done.",
  options: { ...options.shop, note: { type: "string", about: "what was done, for the audit" } },
  async run(bench, { values, words }) {
    const exception = await findException(bench, values, words[0]);
    const word = exceptionWords.find((each) => each === words[1]);
    if (!word)
      throw new OperateError(`Say how it ended, one of: ${exceptionWords.join(", ")}`, exitCodes.usage);
    const which = { shopId: exception.shopId, exceptionId: exception.id, word };
    const resolved = await resolveException(bench.deps, which, {
      actor: bench.actor,
      reason: textOf(values, "note"),
    });
    if (!resolved.ok) throw refusal(resolved.error);
    bench.print(`${exception.kind} ${shortId(exception.id)} has ended: ${word}.`);
  },
};

export const assign: Verb = {
  name: "assign",
  usage: "<id> [<owner>]",
  about: "Gives an exception to somebody; without a name, to nobody.",
  options: { ...options.shop, ...options.reason },
  async run(bench, { values, words }) {
    const exception = await findException(bench, values, words[0]);
    const owner = words[1] ?? null;
    const which = { shopId: exception.shopId, exceptionId: exception.id, owner };
    const by = { actor: bench.actor, reason: textOf(values, "reason") };
    const assigned = await assignException(bench.deps, which, by);
    if (!assigned.ok) throw refusal(assigned.error);
    bench.print(`${exception.kind} ${shortId(exception.id)} belongs to ${owner ?? "nobody"}.`);
  },
};
