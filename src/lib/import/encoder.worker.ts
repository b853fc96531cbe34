import '../engine/older-browsers.ts';
import initParquet from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { encode } from './encode.ts';
import type { FromEncoder, ToEncoder } from './encoder.ts';

/** Makes Parquet files of Arrow IPC streams, one after the other, while the engine works out the next. Ended by whoever started it. */
declare const self: DedicatedWorkerGlobalScope;
const given: ToEncoder[] = [];
let wake = (): void => undefined;

self.addEventListener('message', (event: MessageEvent<ToEncoder>) => {
  given.push(event.data);
  wake();
});

work().catch((cause: unknown) =>
  send({ type: 'failed', message: cause instanceof Error ? cause.message : String(cause) }),
);

async function work(): Promise<never> {
  await initParquet({ module_or_path: wasmUrl });
  for (;;) send({ type: 'encoded', encoded: await encode(pieces()) });
}

/** Those of one table. */
async function* pieces(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const next = given.shift();
    if (next === undefined) await new Promise<void>((resolve) => (wake = resolve));
    else {
      send({ type: 'taken' });
      if (next.type === 'end') return;
      yield next.ipc;
    }
  }
}

function send(message: FromEncoder): void {
  self.postMessage(message);
}
