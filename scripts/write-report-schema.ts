import { writeFileSync } from 'node:fs';
import { reportJsonSchema } from '../src/features/report/files/report-json.ts';

const file = new URL('../docs/report.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
