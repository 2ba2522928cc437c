/**
 * The directions of the house: a folder may import what stands in its row, and itself. This table is
 * the rule; docs/decisions/0012-features.md says why, and tests/unit/house/directions.test.ts breaks
 * each row and sees the check fail.
 */
const KERNEL = ['domain', 'calendar'];
const PLATFORM = [...KERNEL, 'db', 'slack', 'outbox', 'reader'];
const feature = (...names) => names.map((name) => `features/${name}`);

const MAY_IMPORT = {
  domain: [],
  calendar: ['domain'],
  db: KERNEL,
  slack: KERNEL,
  reader: [...KERNEL, 'db'],
  outbox: [...KERNEL, 'db', 'slack'],
  'features/audit': PLATFORM,
  'features/guide': PLATFORM,
  'features/people': PLATFORM,
  'features/health': PLATFORM,
  'features/strategies': [...PLATFORM, ...feature('people')],
  'features/schedules': [...PLATFORM, ...feature('people', 'strategies')],
  'features/check-in': [...PLATFORM, ...feature('guide', 'people', 'strategies', 'schedules')],
  'features/flags': [
    ...PLATFORM,
    ...feature('guide', 'people', 'strategies', 'schedules', 'check-in'),
  ],
  'features/answers': [
    ...PLATFORM,
    ...feature('guide', 'people', 'strategies', 'schedules', 'check-in', 'flags'),
  ],
  'features/report': [
    ...PLATFORM,
    ...feature('guide', 'people', 'strategies', 'schedules', 'check-in', 'flags', 'answers'),
  ],
  'features/checklist': [...PLATFORM, ...feature('people', 'strategies', 'schedules', 'check-in')],
  'features/home': [
    ...PLATFORM,
    ...feature(
      'checklist',
      'guide',
      'people',
      'strategies',
      'schedules',
      'check-in',
      'flags',
      'answers',
      'report',
    ),
  ],
  'features/retention': [
    ...PLATFORM,
    ...feature('people', 'check-in', 'flags', 'answers', 'report', 'home'),
  ],
  'features/setup-file': [...PLATFORM, ...feature('people', 'strategies', 'schedules', 'check-in')],
  cli: ['domain', 'calendar', 'reader', 'features/[^/]+'],
};

/** Imported by everything that carries a request out, and importing what they are handed. */
const COMPOSITION = '^src/deps\\.ts$';

const inside = (name) => `^src/${name}/`;
const anyOf = (names) => `^src/(${names.join('|')})/`;

const directions = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `direction-${name}`,
  severity: 'error',
  comment: `${name} may import ${['itself', ...allowed].join(', ')} and nothing else of the house`,
  from: { path: inside(name) },
  to: {
    path: '^(src|packages)/',
    pathNot: [
      anyOf([name, ...allowed]),
      ...(name.startsWith('features/') || name === 'cli' ? [COMPOSITION] : []),
    ],
  },
}));

const packages = (name, from, path, pathNot) => ({
  name,
  severity: 'error',
  from: { path: from, ...(pathNot ? { pathNot } : {}) },
  to: { path },
});

module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'domain has no I/O and needs no package',
      from: { path: inside('domain') },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    packages('only-db-and-stores-know-sql', '^src/', 'node_modules/(drizzle-orm|better-sqlite3)/', [
      '^src/db/',
      '-(store|rows)\\.ts$',
      '^src/features/guide/library/',
    ]),
    packages('library-uses-no-orm', inside('features/guide/library'), 'node_modules/drizzle-orm/'),
    packages('only-slack-folders-know-bolt', '^src/', 'node_modules/@slack/', [
      '^src/(slack|outbox/slack)/',
      '^src/features/[^/]+/slack/',
      '^src/create-slack-app\\.ts$',
    ]),
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'types included',
      from: {},
      to: { circular: true },
    },
    {
      name: 'local-slack-stands-alone',
      severity: 'error',
      from: { path: '^packages/local-slack/' },
      to: { path: '^src/' },
    },
    {
      name: 'only-the-demo-runs-local-slack',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/demo/' },
      to: { path: '^packages/' },
    },
    {
      name: 'product-needs-no-dev-package',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/demo/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'every-folder-has-its-row',
      severity: 'error',
      comment: 'a new folder under src or src/features needs a row in this file',
      from: {
        path: '^src/[^/]+/',
        pathNot: [anyOf(Object.keys(MAY_IMPORT)), '^src/demo/'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.json$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
