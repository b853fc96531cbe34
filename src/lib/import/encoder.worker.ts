import '../engine/older-browsers.ts';
import initParquet from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { encode } from './encode.ts';
import type { FromEncoder } from './encoder.ts';

/** Makes Parquet files of Arrow IPC streams, one after the other, while the engine works out the next. Ended by whoever started it. */
declare const self: DedicatedWorkerGlobalScope;
const ready = initParquet({ module_or_path: wasmUrl });
// told with the first table
ready.catch(() => undefined);

self.addEventListener('message', (event: MessageEvent<Uint8Array>) => void answer(event.data));

async function answer(ipc: Uint8Array): Promise<void> {
  try {
    await ready;
    send({ type: 'encoded', encoded: encode(ipc) });
  } catch (cause) {
    send({ type: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  }
}

function send(message: FromEncoder): void {
  self.postMessage(message);
}
