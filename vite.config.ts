import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** What workers and pages both need, such as the engine of 34 MB, lies in one place under one name, so that it is there, sent and kept once. */
const oneCopy: Plugin = {
  name: 'one-copy-of-assets',
  enforce: 'post',
  config: () => ({
    worker: { rollupOptions: { output: { assetFileNames: '_app/immutable/assets/[name].[hash][extname]' } } },
  }),
};

export default defineConfig({
  plugins: [sveltekit(), oneCopy],
  // The floor the "unsupported browser" page names (src/lib/state/support.ts).
  build: { target: 'chrome109', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['parquet-wasm', '@duckdb/duckdb-wasm'] },
});
