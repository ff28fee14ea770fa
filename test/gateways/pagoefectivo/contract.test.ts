import { runGatewayContract } from "../contract.ts";
import { pagoEfectivoHarness } from "./sandbox-harness.ts";

runGatewayContract(pagoEfectivoHarness);
