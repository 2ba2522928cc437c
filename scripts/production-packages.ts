import { z } from 'zod';

/** What of the bill of materials (CycloneDX, as npm writes it) is looked at. */
export const billOfMaterials = z.object({
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z
        .array(
          z.union([
            z.object({ license: z.object({ id: z.string() }) }),
            z.object({ license: z.object({ name: z.string() }) }),
            z.object({ expression: z.string() }),
          ]),
        )
        .default([]),
    }),
  ),
});

/** What of package-lock.json is looked at; the rest is kept as it is. */
export const lockFile = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

/** A package that is installed to run Throughline. */
export type ProductionPackage = { readonly name: string; readonly licence: string };

/** Licences that a package may have; what each asks for is kept in NOTICE. */
export const ALLOWED_LICENCES: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
];

/** Packages with a script that npm would run at the installation, and whether it may. */
export const INSTALL_SCRIPTS: Readonly<Record<string, { may: boolean; why: string }>> = {
  'better-sqlite3': {
    may: true,
    why: 'fetches the compiled SQLite of its release, else compiles it',
  },
  'onnxruntime-node': {
    may: false,
    why: 'would fetch libraries for graphics cards, which are not used',
  },
};

const FOR_DEVELOPMENT: ReadonlySet<string> = new Set(['devDependencies', 'workspaces']);

/**
 * package.json and package-lock.json with nothing but what is installed to run it. Of the whole ones
 * `npm sbom --omit dev` leaves out every package that a workspace needs for development as well.
 */
export function productionOnly<T extends object>(
  manifest: T,
  lock: z.infer<typeof lockFile>,
): { readonly manifest: Partial<T>; readonly lock: z.infer<typeof lockFile> } {
  const packages = Object.entries(lock.packages).filter(
    ([path, { dev, link }]) =>
      path === '' || (path.startsWith('node_modules/') && dev !== true && link !== true),
  );
  const kept = packages.map(([path, each]) => [path, withoutDevelopment(each)]);
  return {
    manifest: withoutDevelopment(manifest),
    lock: { ...lock, packages: Object.fromEntries(kept) },
  };
}

function withoutDevelopment<T extends object>(manifest: T): Partial<T> {
  const kept = Object.entries(manifest).filter(([key]) => !FOR_DEVELOPMENT.has(key));
  return Object.fromEntries(kept) as Partial<T>;
}

/** Every package once, with the licence that it states: an SPDX expression, or "none". */
export function packagesOf(bill: z.infer<typeof billOfMaterials>): readonly ProductionPackage[] {
  const found = bill.components.map(({ name, licenses }) => ({
    name,
    licence: licenses.map(licenceName).join(' AND ') || 'none',
  }));
  const byText = new Map(found.map((each) => [`${each.name} ${each.licence}`, each]));
  return [...byText.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

type Licence = z.infer<typeof billOfMaterials>['components'][number]['licenses'][number];

function licenceName(licence: Licence): string {
  if ('expression' in licence) return licence.expression;
  return 'id' in licence.license ? licence.license.id : licence.license.name;
}

/**
 * Whether an SPDX expression can be kept to with the allowed licences: of "OR" one, of "AND" all.
 * One that mixes the two is for a person to look at.
 */
export function isAllowedLicence(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  const isAllowed = (licence: string) => ALLOWED_LICENCES.includes(licence);
  if (plain.includes(' OR ') && !plain.includes(' AND '))
    return plain.split(' OR ').some(isAllowed);
  return plain.split(' AND ').every(isAllowed);
}

/** The names of the packages whose installation would run a script, development left out. */
export function installScriptsOf({ packages }: z.infer<typeof lockFile>): readonly string[] {
  const paths = Object.entries(packages)
    .filter(([, { dev, hasInstallScript }]) => hasInstallScript === true && dev !== true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  return [...new Set(paths)].sort();
}

/** What of package.json the packages are held against. */
export const packageFile = z.looseObject({
  allowScripts: z.record(z.string(), z.boolean()),
  dependencies: z.record(z.string(), z.string()),
});

/** What nobody has agreed to, one line each. */
export function findProblems(
  packages: readonly ProductionPackage[],
  scripts: readonly string[],
  { allowScripts, dependencies }: z.infer<typeof packageFile>,
): readonly string[] {
  const names = new Set(packages.map(({ name }) => name));
  return [
    ...Object.keys(dependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${name} is a dependency and missing in the bill of materials.`),
    ...packages
      .filter(({ licence }) => !isAllowedLicence(licence))
      .map(({ name, licence }) => `${name} has the licence ${licence}, which is not on the list.`),
    ...scripts
      .filter((name) => INSTALL_SCRIPTS[name] === undefined)
      .map((name) => `${name} runs a script at its installation and is not on the list.`),
    ...Object.entries(INSTALL_SCRIPTS)
      .filter(([name, { may }]) => scripts.includes(name) && allowScripts[name] !== may)
      .map(([name, { may }]) => `package.json must say ${may} for ${name} under allowScripts.`),
  ];
}

/** docs/security/packages.md: names without versions, so that it changes with what is used alone. */
export function describePackages(
  packages: readonly ProductionPackage[],
  scripts: readonly string[],
): string {
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort();
  const under = (licence: string) =>
    packages.filter((each) => each.licence === licence).map(({ name }) => name);
  return [
    '# Packages that come with Throughline',
    '',
    `Made by \`npm run packages\`, checked in \`.ci/run\`: ${packages.length} packages are installed to run it (development left out). Versions, checksums and origins: \`npm run --silent sbom\` (CycloneDX). How packages are chosen and kept up to date: [dependencies.md](dependencies.md). What licences ask for, and the data in date-holidays, which is under CC BY-SA 3.0: [NOTICE](../../NOTICE).`,
    '',
    '| licence | packages |',
    '|---|---|',
    ...licences.map((licence) => `| ${licence} | ${under(licence).join(', ')} |`),
    '',
    '## Scripts at the installation',
    '',
    '| package | may run | why |',
    '|---|---|---|',
    ...scripts.map((name) => {
      const { may = false, why = 'nobody has agreed to it' } = INSTALL_SCRIPTS[name] ?? {};
      return `| ${name} | ${may ? 'yes' : 'no'} | ${why} |`;
    }),
    '',
  ].join('\n');
}
