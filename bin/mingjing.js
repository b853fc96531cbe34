#!/usr/bin/env node
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
const { main } = await import('../ingest/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
