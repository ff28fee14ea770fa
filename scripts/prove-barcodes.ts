import { proveBarcodes } from "../test/support/prove-barcodes.ts";

// `npm run prove:barcodes [count] [seed]`: a hundred thousand random references of each symbology, drawn and read by
// two readers. A matter of half an hour, so it runs at night and not with the tests.
const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Math.trunc(Date.now() / 86_400_000));
console.log(`${count} references of each symbology, seed ${seed}`);
let faults = 0;
for (const symbology of ["itf", "qr", "code128"] as const) {
  const { misread, unread } = await proveBarcodes(symbology, count, seed);
  console.log(`${symbology}: ${misread.length} misread, ${unread.length} not read`);
  for (const each of [...misread, ...unread].slice(0, 20)) console.log(`  ${each}`);
  faults += misread.length + unread.length;
}
process.exitCode = faults === 0 ? 0 : 1;
