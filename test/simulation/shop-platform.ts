import { err, ok, type Result } from "../../app/lib/result.ts";
import type { Door, ShopAnswer, ShopError, ShopMessage } from "../../app/ports/platform.ts";
import { callOutside } from "./call-outside.ts";
import type { Owner } from "./scheduler.ts";
import type { Stage } from "./stage.ts";

export interface ModelSession {
  readonly gid: string;
  readonly group: string;
  state: "open" | "pending" | "resolved" | "rejected";
  /** How often a final message took effect: once, or never. */
  finals: number;
}

export type ShopPlatform = ReturnType<typeof createShopPlatform>;

/** A pending payment may be kept open for at most this long. */
const maxPendingMs = 7 * 24 * 3_600_000;

/** Shopify's rules: a final answer stays, its repeat succeeds, its opposite fails; refunds are answered once. */
export function createShopPlatform(
  { scheduler, note }: Stage,
  hears: (session: ModelSession, verb: Verb) => void,
) {
  const sessions = new Map<string, ModelSession>();
  const answers = new Map<string, string>();

  function finish(session: ModelSession, verb: "resolve" | "reject"): Told {
    const [state, opposite] =
      verb === "resolve" ? (["resolved", "rejected"] as const) : (["rejected", "resolved"] as const);
    if (session.state === state) return done;
    if (session.state === opposite) return err({ kind: "opposite_final", detail: `it is ${opposite}` });
    const siblings = [...sessions.values()].filter(({ group }) => group === session.group);
    if (verb === "resolve" && siblings.some((sibling) => sibling.state === "resolved"))
      return err({ kind: "refused", detail: "another session of the group is resolved" });
    session.state = state;
    session.finals += 1;
    note(`shop: ${session.gid} is ${state}`);
    return done;
  }

  function pend(session: ModelSession, expiresAt: Date): Told {
    const untilMs = expiresAt.getTime() - scheduler.now().getTime();
    if (session.state === "pending") return done;
    if (session.state !== "open") return err({ kind: "opposite_final", detail: `it is ${session.state}` });
    if (untilMs <= 0 || untilMs > maxPendingMs) return err({ kind: "out_of_range", detail: `${untilMs} ms` });
    session.state = "pending";
    note(`shop: ${session.gid} is pending`);
    return done;
  }

  function hear(message: ShopMessage): Told {
    if (message.verb === "refund_made") throw new Error("this door hears of refunds that it asked for");
    if (!("paymentGid" in message)) return answerOnce(answers, message);
    const session = sessions.get(message.paymentGid);
    if (!session) return err({ kind: "not_found", detail: message.paymentGid });
    hears(session, message.verb);
    return message.verb === "pending" ? pend(session, message.expiresAt) : finish(session, message.verb);
  }

  return { sessions, answers, hear };
}

export type Verb = Exclude<Extract<ShopMessage, { paymentGid: string }>["verb"], "refund_made">;
type Told = Result<ShopAnswer, ShopError>;
const done: Told = ok({ nextUrl: "https://shop.example.com/thanks" });

function answerOnce(answers: Map<string, string>, message: ShopMessage): Told {
  const { verb, ...named } = message;
  const gid = "refundGid" in named ? named.refundGid : JSON.stringify(named);
  const known = answers.get(gid);
  if (known !== undefined && known !== verb)
    return err({ kind: "opposite_final", detail: `it was ${known}` });
  answers.set(gid, verb);
  return done;
}

/** The platform as one process reaches it. */
export function createSimulatedDoor(stage: Stage, owner: Owner, platform: ShopPlatform): Door {
  return {
    hasOrderFromStart: false,
    startsRefunds: true,
    async tell(_shop, message) {
      const answer = await callOutside(stage, owner, `tell the shop ${message.verb}`, () =>
        platform.hear(message),
      );
      if (answer.ok || answer.error.kind !== "unknown_outcome") return answer as Told;
      return err({ kind: "unavailable", detail: answer.error.detail });
    },
  };
}
