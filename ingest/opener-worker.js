import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

/** A thread that opens one source after the other; see `opener.ts`. What fails for a fault of ours ends the thread with that error. */
register({ tsconfig: false });
const { openFile } = await import('./open-file.ts');
parentPort?.on('message', async (request) => {
  parentPort?.postMessage(await openFile(request));
});
