#!/usr/bin/env node
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
const { start } = await import('../ingest/cli/start.ts');
process.exitCode = await start(process.argv.slice(2));
