/** The floors of the house: an import points down only. See docs/decisions/0002-floors.md. */
const room = (name) => `^src/${name}/`;
const rooms = (...names) => `^src/(${names.join('|')})/`;
const ROOMS = [
  'domain',
  'language',
  'reading',
  'articles',
  'store',
  'calendar',
  'reporting',
  'services',
  'slack',
  'scheduler',
  'cli',
  'local-slack',
  'demo',
];

/** What each room may import of the house, itself apart. */
const MAY_IMPORT = {
  domain: [],
  language: ['domain'],
  reading: ['domain', 'language'],
  articles: ['domain', 'language'],
  store: ['domain'],
  calendar: ['domain'],
  reporting: ['domain'],
  services: ['domain'],
  slack: ['services', 'domain'],
  scheduler: ['services', 'domain'],
  cli: ['services', 'domain', 'reading', 'articles'],
  'local-slack': [],
};

const floors = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `floor-${name}`,
  severity: 'error',
  comment: `${name} may import ${['itself', ...allowed].join(', ')} and nothing else of the house`,
  from: { path: room(name) },
  to: { path: '^src/', pathNot: rooms(name, ...allowed) },
}));

const packages = (name, from, path, pathNot) => ({
  name,
  severity: 'error',
  from: { path: from, ...(pathNot ? { pathNot } : {}) },
  to: { path },
});

module.exports = {
  forbidden: [
    ...floors,
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'domain has no I/O and needs no package',
      from: { path: room('domain') },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    packages(
      'services-know-no-slack-and-no-sql',
      room('services'),
      'node_modules/(@slack|drizzle-orm|better-sqlite3)/',
    ),
    packages(
      'only-store-knows-sql',
      '^src/',
      'node_modules/(drizzle-orm|better-sqlite3)/',
      rooms('store', 'articles'),
    ),
    packages('articles-use-no-orm', room('articles'), 'node_modules/drizzle-orm/'),
    packages('only-slack-knows-bolt', '^src/', 'node_modules/@slack/', rooms('slack')),
    {
      name: 'nothing-runs-in-a-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'product-needs-no-dev-package',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'every-room-has-its-rule',
      severity: 'error',
      comment: 'a new room under src needs a floor in this file',
      from: { path: '^src/[^/]+/', pathNot: rooms(...ROOMS) },
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
