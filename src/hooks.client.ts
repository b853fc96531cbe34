import './lib/engine/older-browsers.ts';
