// One file, so that one server and one browser do for all of them: each look has a link and a window of its own.
import "./voucher-page/speed.ts";
import "./voucher-page/for-everyone.ts";
import "./voucher-page/barcodes.ts";
import "./voucher-page/live.ts";
import "./voucher-page/files.ts";
import "./voucher-page/offline.ts";
import "./voucher-page/weight.ts";
