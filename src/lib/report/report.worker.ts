import { version } from '../../../ingest/version.ts';
import { reportFiles, type Writing } from './files.ts';

/** Writes reports off the main thread, one message each, with the modules of the command line. Ended by its page. */
declare const self: DedicatedWorkerGlobalScope;

export type FromWriter =
  | { readonly type: 'written'; readonly files: Awaited<ReturnType<typeof reportFiles>> }
  | { readonly type: 'failed'; readonly message: string };

self.addEventListener('message', (event: MessageEvent<Writing>) => {
  reportFiles(event.data, version).then(
    (files) => send({ type: 'written', files }),
    (cause: unknown) => send({ type: 'failed', message: cause instanceof Error ? cause.message : String(cause) }),
  );
});

function send(message: FromWriter): void {
  self.postMessage(message, {
    transfer: message.type === 'written' ? message.files.map(({ bytes }) => bytes.buffer) : [],
  });
}
