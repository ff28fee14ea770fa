import { cancelCashRefund } from "../../../app/flows/cancel-cash-refund.ts";
import { finishCashRefund } from "../../../app/flows/finish-cash-refund.ts";
import { openCashRefund } from "../../../app/flows/open-cash-refund.ts";
import { readCashRefund } from "../../../app/flows/read-cash-refund.ts";
import { newToken } from "../../../app/lib/id.ts";
import type { DeskRefund } from "../../../app/ports/money-back.ts";
import { amountText, mustHaveAmount } from "../amount.ts";
import { findPayment, findShops, idsOf, pick } from "../find.ts";
import { countryOf, moment } from "../moment.ts";
import * as options from "../options.ts";
import { refusal } from "../problem-words.ts";
import { readProofFile } from "../proof-file.ts";
import { shortId } from "../short-id.ts";
import { exitCodes, mustHave, OperateError, textOf, type Bench, type Values, type Verb } from "../verb.ts";

interface Given {
  readonly values: Values;
  readonly words: readonly string[];
}

type Step = (bench: Bench, given: Given) => Promise<void>;

const steps: Readonly<Record<string, Step>> = { open, read, finish, cancel };

export const desk: Verb = {
  name: "desk",
  usage: "<open <session id> | read <id> | finish <id> | cancel <id>>",
  about:
    "A refund by hand: opens the buyer's link, reads where to pay, records that it was paid, or takes it back.",
  options: {
    ...options.shop,
    amount: { type: "string", about: "open, finish: how much goes back, exactly: 125000.50" },
    reference: { type: "string", about: "finish: number of the transfer" },
    note: { type: "string", about: "finish: who saw what" },
    file: { type: "string", about: "finish: a PDF, PNG or JPEG of the receipt; sealed at rest" },
    reason: { type: "string", about: "cancel: why, for the audit" },
  },
  async run(bench, { values, words: [name = "", ...words] }) {
    const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
    if (!step) throw new OperateError("Say what to do: desk open, read, finish or cancel", exitCodes.usage);
    await step(bench, { values, words });
  },
};

async function open(bench: Bench, given: Given): Promise<void> {
  const found = await findPayment(bench, given);
  const amount = mustHaveAmount(given.values, found.amount, "how much goes back, exactly");
  const order = { ...idsOf(found), amount, actor: bench.actor };
  const opened = await openCashRefund({ ...bench.deps, newToken }, order, bench.now);
  if (!opened.ok) throw refusal(opened.error);
  const { token, linkExpiresAt, cashRefundId } = opened.value;
  bench.print(`Send the buyer this link, which is shown only now. It takes one bank account, once:`);
  bench.print(`${bench.deps.env.PUBLIC_URL}/refund/${token}`);
  bench.print(
    `It lives until ${moment(linkExpiresAt, countryOf(amount.currency))}. The refund's id is ${shortId(cashRefundId)}.`,
  );
}

async function read(bench: Bench, { values, words }: Given): Promise<void> {
  const refund = await findDesk(bench, values, words[0]);
  const account = await readCashRefund(bench.deps, clickOf(bench, refund));
  if (!account.ok) throw refusal(account.error);
  const { holder, document, bank, type, number } = account.value;
  bench.print(`pay       ${amountText(refund.amount)}`);
  bench.print(`holder    ${holder}, ${document.type} ${document.number}`);
  bench.print(`account   ${[bank, type, number].filter((part) => part !== null).join(", ")}`);
  bench.print("This look is written into the audit. Keep no copy; `desk finish` forgets the account.");
}

async function finish(bench: Bench, { values, words }: Given): Promise<void> {
  const refund = await findDesk(bench, values, words[0]);
  const proof = {
    amount: mustHaveAmount(values, refund.amount, "what was transferred, exactly"),
    reference: mustHave(values, "reference", "number of the transfer"),
    note: textOf(values, "note"),
    file: readProofFile(values),
  };
  const finished = await finishCashRefund(bench.deps, clickOf(bench, refund), proof, bench.now);
  if (!finished.ok) throw refusal(finished.error);
  bench.print(`Recorded: ${amountText(proof.amount)} went back by hand. The bank account is forgotten.`);
}

async function cancel(bench: Bench, { values, words }: Given): Promise<void> {
  const refund = await findDesk(bench, values, words[0]);
  const reason = mustHave(values, "reason", "why, for the audit");
  const canceled = await cancelCashRefund(bench.deps, { ...clickOf(bench, refund), reason });
  if (!canceled.ok) throw refusal(canceled.error);
  bench.print("Taken back: the link is dead, the bank account forgotten, the amount free again.");
}

type FoundDesk = DeskRefund & { readonly shopId: string };

async function findDesk(bench: Bench, values: Values, id: string | undefined): Promise<FoundDesk> {
  const shops = await findShops(bench, values);
  const open = await Promise.all(
    shops.map(async ({ id: shopId }) =>
      (await bench.deps.moneyBack.listDesk(shopId)).map((refund) => ({ ...refund, shopId })),
    ),
  );
  return pick(open.flat(), id, { what: "refund by hand", list: "refunds" });
}

function clickOf({ actor }: Bench, { shopId, id }: FoundDesk) {
  return { shopId, cashRefundId: id, actor };
}
