import { ParquetError, type ParquetSource } from '../engine/parquet.ts';
import { parseLocked, SealError, unlock, type Keys, type Locked } from '../snapshot/locked.ts';
import { parseManifest, type Manifest } from '../snapshot/manifest.ts';
import * as workspace from '../workspace/workspace.ts';
import { InsecureError } from './failure.ts';
import { addressOf, fileOfSnapshot, manifestFile, manifestText, snapshotUrl } from './published.svelte.ts';

/** Where the files of the snapshot come from that is shown: beside the site, locked or not, or out of this browser's own keeping. */
class ShownFiles {
  /** the snapshot is locked and waits for a passphrase */
  locked = $state.raw<Locked | null>(null);
  /** the batch of this browser that is shown; null where it is the published snapshot */
  batch: number | null = null;
  /** of a locked snapshot */
  #keys: Keys | null = null;
  #unlocked: ((keys: Keys) => void) | null = null;
  /** of files that are not simply at an address */
  readonly #contents = new Map<string, Blob>();

  /** Where a table of what is shown is read from; `again`: more of it will be asked for. */
  async source(
    { path, sha256 }: Pick<Manifest['tables'][string], 'path' | 'sha256'>,
    again = false,
  ): Promise<ParquetSource> {
    // what comes whole or not at all is kept where parts of it are asked for one after the other
    const content = this.#contents.get(path) ?? (await this.#content(path));
    if (again && content) this.#contents.set(path, content);
    return { url: content ? snapshotUrl(path) : addressOf(path), content, sha256 };
  }

  /** A table that is not simply at its address: of a batch of this browser, or of a locked snapshot. */
  async #content(path: string): Promise<Blob | undefined> {
    if (this.batch !== null) {
      const kept = await workspace.table(this.batch, path);
      if (kept === null) throw new ParquetError('missing', snapshotUrl(path), path);
      return kept;
    }
    return this.#keys ? new Blob([await this.#opened(this.#keys, path)]) : undefined;
  }

  /** A file of the locked snapshot, in plain. */
  async #opened(keys: Keys, path: string): Promise<Uint8Array<ArrayBuffer>> {
    const sealed = await fileOfSnapshot(await keys.nameOf(path), path);
    if (sealed === null) throw new ParquetError('missing', snapshotUrl(path), 'HTTP 404');
    try {
      return await keys.open(path, sealed);
    } catch (cause) {
      if (cause instanceof SealError) throw new ParquetError('damaged', snapshotUrl(path), 'AES-GCM');
      throw cause;
    }
  }

  /** The manifest of what this browser was told to show: a batch of its own, or the published snapshot, once it is unlocked. */
  async manifest(): Promise<Manifest> {
    const { show, batch } = await workspace.shown();
    const own = show === 'own' && batch !== null ? await workspace.batch(batch) : null;
    this.batch = own?.id ?? null;
    if (own) return own.manifest;
    const text = await manifestText();
    const locked = parseLocked(text);
    if (!locked) return parseManifest(text);
    if (!window.isSecureContext) throw new InsecureError();
    const keys = (this.#keys ??= await new Promise<Keys>((resolve) => {
      this.locked = locked;
      this.#unlocked = resolve;
    }));
    return parseManifest(new TextDecoder().decode(await this.#opened(keys, manifestFile)));
  }

  /** Tries a passphrase on the locked snapshot; false when it is not the one. */
  async unlock(passphrase: string): Promise<boolean> {
    const keys = this.locked && (await unlock(passphrase, this.locked));
    if (!keys) return false;
    this.locked = null;
    this.#unlocked?.(keys);
    return true;
  }
}

export const shownFiles = new ShownFiles();
