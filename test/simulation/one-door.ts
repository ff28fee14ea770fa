import type { FlowDesk } from "../../app/ports/flow-desk.ts";
import type { OrderDesk } from "../../app/ports/order-desk.ts";
import type {
  OrderSettingsStore,
  OrderStore,
  OrderTransaction,
  StoreShops,
} from "../../app/ports/order-store.ts";

/** These worlds play payment sessions; no shop in them has the store app, and asking for its orders is a bug. */
function never(): never {
  throw new Error("no shop of this world has orders with a manual method");
}

const orders: OrderStore = {
  receive: never,
  find: never,
  findForBuyer: never,
  claim: never,
  release: never,
  saveSeen: never,
};
const orderDesk: OrderDesk = {
  readShopName: never,
  read: never,
  readBuyer: never,
  listChanged: never,
  readRefunds: never,
  stopWaiting: never,
  repairSubscriptions: never,
};
const orderSettings: OrderSettingsStore = { read: never };
const storeShops: StoreShops = {
  install: never,
  findInstalled: never,
  find: never,
  saveScopes: never,
  uninstall: never,
  list: never,
  saveCaughtUp: never,
};

const flowDesk: FlowDesk = { begin: never };

export const noOrders = { flowDesk, orders, orderDesk, orderSettings, storeShops };

export const noOrderWrites: OrderTransaction = {
  saveStanding: never,
  withdrawPayment: never,
  saveOrderSettings: never,
};
