import { OPERATIONS, type Who } from '../src/domain/operations.ts';

const ROLES = ['Everybody here', 'Admins', 'Executives', 'At the server'] as const;

const MAY: Readonly<Record<Who, readonly boolean[]>> = {
  anybody: [true, true, true, false],
  admin: [false, true, false, false],
  executive: [false, false, true, false],
  'admin-or-executive': [false, true, true, false],
  operator: [false, false, false, true],
};

/** The document of who may do what, made from the table that the guards read. */
export function describePermissions(): string {
  const head = ['', ...ROLES, 'Noted in the audit'];
  const rows = OPERATIONS.map(({ what, who, noted }) => [
    what,
    ...MAY[who].map((may) => (may ? 'yes' : '')),
    [...new Set(Object.values(noted))].join('; '),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `# Who may do what

Made from \`src/domain/operations.ts\`, which the guards read, by \`npm run permissions\`. A button, form or command that stands in no row cannot be registered.

${[head, head.map(() => '---'), ...rows].map(line).join('\n')}

- **Everybody here** is whoever has an account in the workspace. What is one’s own is one’s own: nobody sees or changes somebody else’s answers by it. People of other organisations, guests and bots have no role; who has left has none any more.
- **Admins** set up, and see no report by that alone. **Executives** see reports, and set nothing up by that alone. One person may be both. There is always an admin: the last one cannot be taken away or erased, and where they leave, the owners of the workspace are told, and may name one.
- **At the server** is whoever can reach the database and the settings. They need no role, so see to it who can.
`;
}
