import type { Verb } from "./verb.ts";
import { assign, resolve } from "./verbs/exception.ts";
import { exceptions } from "./verbs/exceptions.ts";
import { confirm } from "./verbs/confirm.ts";
import { messages } from "./verbs/messages.ts";
import { orderSettings } from "./verbs/order-settings.ts";
import { refundTheOrder } from "./verbs/refund-order.ts";
import { desk } from "./verbs/desk.ts";
import { payment } from "./verbs/payment.ts";
import { priority } from "./verbs/priority.ts";
import { refund } from "./verbs/refund.ts";
import { refunds } from "./verbs/refunds.ts";
import { sendRefund } from "./verbs/send-refund.ts";
import { retry } from "./verbs/retry.ts";
import { route } from "./verbs/route.ts";
import { settings } from "./verbs/settings.ts";
import { accept, credit } from "./verbs/settle.ts";
import { sync } from "./verbs/sync.ts";
import { unclear } from "./verbs/unclear.ts";
import { cancel, extend, reissue } from "./verbs/voucher.ts";
import { webhooks } from "./verbs/webhooks.ts";

/** What the command line can do, in the order of `--help`. One more is one entry more. */
export const verbs: readonly Verb[] = [
  exceptions,
  payment,
  sync,
  confirm,
  accept,
  credit,
  refundTheOrder,
  sendRefund,
  cancel,
  extend,
  reissue,
  refund,
  refunds,
  desk,
  retry,
  resolve,
  assign,
  unclear,
  route,
  priority,
  webhooks,
  settings,
  orderSettings,
  messages,
];
