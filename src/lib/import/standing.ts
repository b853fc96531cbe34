import { readParquet } from 'parquet-wasm/esm';
import { DamagedTable, type Previous } from '../../../ingest/changes/previous.ts';
import { identifier } from '../engine/engine.ts';
import type { WasmEngine } from '../engine/wasm.ts';
import { Sha256 } from '../metrics/sha256.ts';
import type { Standing } from './messages.ts';

/** The standing snapshot as something to compare with: a table is fetched, checked and put into the engine when it is asked for. */
export function previousOf(engine: WasmEngine, { name, manifest, tables }: Standing): Previous {
  return {
    name,
    manifest,
    table: async (id) => {
      const stated = manifest.tables[id];
      if (!stated) return null;
      const bytes = await bytesOf(tables, stated.path);
      if (bytes === null) throw new DamagedTable(`${name}不完整：缺少文件 ${stated.path}`);
      const hash = new Sha256();
      hash.update(bytes);
      if (hash.hex() !== stated.sha256) throw new DamagedTable(`${name}已损坏：${stated.path} 与清单所记不符`);
      const table = `standing_${id}`;
      await engine.run(`DROP TABLE IF EXISTS ${identifier(table)}`);
      await engine.insertArrow(table, readParquet(bytes).intoIPCStream(), true);
      return table;
    },
  };
}

async function bytesOf(tables: Standing['tables'], path: string): Promise<Uint8Array | null> {
  if (typeof tables !== 'string') return tables[path] ? new Uint8Array(await tables[path].arrayBuffer()) : null;
  const response = await fetch(new URL(path, tables)).catch(() => null);
  return response?.ok === true ? new Uint8Array(await response.arrayBuffer()) : null;
}
