import { writeFileSync } from 'node:fs';
import { describePermissions } from './describe-permissions.ts';

writeFileSync(new URL('../docs/permissions.md', import.meta.url), describePermissions());
