import type { CashNetwork, CashRefusal, CashWay, CounterVoucher } from "./cash-network.ts";
import { setFault } from "./fault-switches.ts";
import { homePage } from "./home-page.ts";
import { receiptPage } from "./receipt-page.ts";
import { voucherPage } from "./voucher-page.ts";

export interface CounterRequest {
  readonly isPost: boolean;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

export type CounterAnswer =
  { readonly seeOther: string } | { readonly status: number; readonly html: string };

type Networks = readonly CashNetwork[];

const refusals: Readonly<Record<CashRefusal, string>> = {
  unknown: "No voucher has this reference. Check the digits.",
  expired: "This voucher has expired. Use “Pay late” to take the money anyway.",
  already_paid: "This voucher was paid before.",
  closed: "This voucher is closed and takes no money.",
  bad_amount:
    "This amount cannot be taken. Write digits, with a point before cents (120000 or 25.50); some networks take the exact amount only.",
};

/** All pages of the counter. Every change answers with a redirect, so that reloading repeats nothing. */
export function answerCounter(networks: Networks, request: CounterRequest): CounterAnswer {
  const { path, query, isPost } = request;
  if (isPost && path === "/pay") return takeMoney(networks, request.form);
  if (isPost && path === "/clock") return moveClock(networks, request.form);
  if (isPost && path === "/faults") return switchFault(networks, request.form);
  if (!isPost && path === "/") return { status: 200, html: homePage(networks, null) };
  const typed = query.get("reference") ?? "";
  const found = findVoucher(networks, typed);
  if (!isPost && path === "/voucher")
    return found
      ? { status: 200, html: voucherPage(found.voucher, null) }
      : { status: 404, html: homePage(networks, { typed, message: refusals.unknown }) };
  if (!isPost && path === "/receipt" && found?.voucher.receipt)
    return { status: 200, html: receiptPage(found.voucher, found.voucher.receipt) };
  return { status: 404, html: homePage(networks, { typed: "", message: "There is no such page here." }) };
}

/** The first network that knows the number: numbers of the three differ in length and range. */
function findVoucher(
  networks: Networks,
  typed: string,
): { readonly network: CashNetwork; readonly voucher: CounterVoucher } | null {
  for (const network of networks) {
    const voucher = network.find(typed);
    if (voucher) return { network, voucher };
  }
  return null;
}

function takeMoney(networks: Networks, form: URLSearchParams): CounterAnswer {
  const typed = form.get("reference") ?? "";
  const found = findVoucher(networks, typed);
  if (!found) return { status: 404, html: homePage(networks, { typed, message: refusals.unknown }) };
  const payment = { way: readWay(form.get("how")), amount: (form.get("amount") ?? "").trim() };
  const refusal = found.network.pay(typed, payment);
  if (refusal === null) return { seeOther: `/receipt?reference=${found.voucher.reference}` };
  const voucher = found.network.find(typed) ?? found.voucher;
  return { status: refusal === "bad_amount" ? 400 : 409, html: voucherPage(voucher, refusals[refusal]) };
}

function readWay(how: string | null): CashWay {
  return how === "late" || how === "again" || how === "other" ? how : "exact";
}

const steps: Readonly<Record<string, number>> = { "1h": 3_600_000, "1d": 86_400_000, "4d": 4 * 86_400_000 };

function moveClock(networks: Networks, form: URLSearchParams): CounterAnswer {
  const step = steps[form.get("step") ?? ""];
  if (step !== undefined) for (const network of networks) network.advanceClock(step);
  return { seeOther: "/" };
}

function switchFault(networks: Networks, form: URLSearchParams): CounterAnswer {
  const network = networks.find(({ id }) => id === form.get("network"));
  if (network) setFault(network.faults, form.get("fault") ?? "", form.get("on") === "1");
  return { seeOther: "/" };
}
