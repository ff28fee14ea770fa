import { runGatewayContract } from "../contract.ts";
import { mercadoPagoHarness } from "./sandbox-harness.ts";

runGatewayContract(mercadoPagoHarness);
