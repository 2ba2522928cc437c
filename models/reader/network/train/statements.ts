// Cuts replies into statements exactly as the product does, for measuring:
//   npx tsx models/reader/network/train/statements.ts OUT.json DIR...
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareText, statementsOf } from '../../../../src/reader/text/sentences.ts';

const MAX_STATEMENTS = 60;
const [out = 'statements.json', ...folders] = process.argv.slice(2);
const found: Record<string, string[]> = {};
for (const folder of folders) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name, 'replies.jsonl');
    if (!existsSync(file)) continue;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line.trim() === '') continue;
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      const statements = statementsOf(prepareText(text)).slice(0, MAX_STATEMENTS);
      found[`${name}/${id}`] = statements.map((statement) => statement.text);
    }
  }
}
writeFileSync(out, JSON.stringify(found));
