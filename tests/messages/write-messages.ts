import { writeFile } from 'node:fs/promises';
import { composeDocument, DOCUMENT } from './document.ts';

await writeFile(DOCUMENT, composeDocument());
console.log('docs/messages.md is written.');
