import { randomUUID } from "node:crypto";
import { wireAmount } from "../amount.ts";
import { readRecord } from "../json-body.ts";
import { invalid, success, type Answer } from "./answer.ts";
import type { ApiRequest } from "./api-request.ts";
import { checkCreate, readExpiry } from "./check-create.ts";
import { deleted, expired, isOpen, waiting, type Cip } from "./cip.ts";
import { limaTime, limaTimeOrUnset } from "./lima-time.ts";
import { changeCip, type Service } from "./service.ts";

/** `POST /v1/cips`: every call makes a new CIP, the same transactionCode or not. */
export function createCip(service: Service, { merchant, body }: ApiRequest): Answer {
  const checked = checkCreate(body, merchant, service.now());
  if ("body" in checked) return checked;
  const cip: Cip = {
    number: service.store.takeNumber(),
    serviceId: merchant.serviceId,
    ...checked,
    pageToken: randomUUID(),
    ...waiting,
    createdAt: service.now(),
    clockOffset: service.clock.offset,
    paidAt: null,
    removedAt: null,
    operationNumber: null,
  };
  service.store.put(cip);
  return success(201, {
    cip: cip.number,
    currency: "PEN",
    amount: wireAmount(cip.amount),
    transactionCode: cip.transactionCode,
    dateExpiry: limaTime(cip.expiresAt),
    cipUrl: `${service.pageOrigin()}/${cip.pageToken}.html`,
  });
}

/** `POST /v1/cips/search`: the own ones among the numbers asked for; nothing else can be searched by. */
export function searchCips(service: Service, { merchant, body }: ApiRequest): Answer {
  const asked = body["data"];
  if (!Array.isArray(asked)) return invalid("data", asked === undefined ? "missing" : "wrong");
  const numbers = asked.map((item: unknown) => readRecord(item)?.["cip"]);
  if (!numbers.every((number) => typeof number === "number")) return invalid("cip", "wrong");
  const own = numbers
    .flatMap((number) => service.store.get(number) ?? [])
    .filter((cip) => cip.serviceId === merchant.serviceId);
  return success(200, own.map(foundWire));
}

/** `PATCH /v1/cips/{cip}`: moves the deadline; one that ran out can be paid again. */
export function changeExpiry(service: Service, { merchant, body, cip }: ApiRequest): Answer {
  if (!cip || !(isOpen(cip) || cip.status === expired.status)) return invalid("cip", "wrong");
  if (body["dateExpiry"] === undefined) return invalid("dateExpiry", "missing");
  const expiresAt = readExpiry(body["dateExpiry"], service.now(), merchant);
  if (expiresAt === null) return invalid("dateExpiry", "wrong");
  changeCip(service, cip, { ...waiting, expiresAt, clockOffset: service.clock.offset });
  return success(200, {});
}

/** `DELETE /v1/cips/{cip}`: only while it waits. How others are refused is not published: as an invalid field. */
export function deleteCip(service: Service, { cip }: ApiRequest): Answer {
  if (!cip || !isOpen(cip)) return invalid("cip", "wrong");
  changeCip(service, cip, { ...deleted, removedAt: service.now() });
  return success(200, {});
}

function foundWire(cip: Cip): object {
  return {
    cip: cip.number,
    transactionCode: cip.transactionCode,
    amount: wireAmount(cip.amount),
    currency: "PEN",
    status: cip.status,
    statusName: cip.statusName,
    dateCreation: limaTime(cip.createdAt),
    dateExpiry: limaTime(cip.expiresAt),
    datePayment: limaTimeOrUnset(cip.paidAt),
    dateRemoval: limaTimeOrUnset(cip.removedAt),
    token: cip.pageToken,
  };
}
