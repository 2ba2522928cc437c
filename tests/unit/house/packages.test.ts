import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  findProblems,
  INSTALL_SCRIPTS,
  installScriptsOf,
  isAllowedLicence,
  lockFile,
  packageFile,
  packagesOf,
  productionOnly,
} from '../../../scripts/production-packages.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const allowScripts = { 'better-sqlite3': true, 'onnxruntime-node': false };
const manifest = packageFile.parse(JSON.parse(read('package.json')));
const lock = lockFile.parse(JSON.parse(read('package-lock.json')));

describe('licences', () => {
  it.each([
    'MIT',
    '(MIT OR WTFPL)',
    'GPL-3.0-only OR MIT',
    'MIT AND OFL-1.1',
    '(ISC AND CC-BY-3.0)',
  ])('%s may be kept to', (licence) => {
    expect(isAllowedLicence(licence)).toBe(true);
  });

  it.each([
    'GPL-3.0-only',
    'AGPL-3.0-or-later',
    'none',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.txt',
    'MIT AND GPL-3.0-only',
    '(MIT OR ISC) AND GPL-3.0-only',
    '',
  ])('%s is for a person to look at', (licence) => {
    expect(isAllowedLicence(licence)).toBe(false);
  });
});

describe('packages that come with it', () => {
  it('are named with the reason where nobody has agreed to them', () => {
    const packages = packagesOf({
      components: [
        { name: 'good', version: '1.0.0', licenses: [{ license: { id: 'MIT' } }] },
        { name: 'good', version: '2.0.0', licenses: [{ license: { id: 'MIT' } }] },
        { name: 'bare', version: '1.0.0', licenses: [] },
      ],
    });
    expect(packages).toHaveLength(2);
    expect(
      findProblems(packages, ['better-sqlite3', 'fetcher'], {
        allowScripts,
        dependencies: { good: '1.0.0', lost: '1.0.0' },
      }),
    ).toEqual([
      'lost is a dependency and missing in the bill of materials.',
      'bare has the licence none, which is not on the list.',
      'fetcher runs a script at its installation and is not on the list.',
    ]);
    expect(
      findProblems([], ['onnxruntime-node'], {
        dependencies: {},
        allowScripts: { 'onnxruntime-node': true },
      }),
    ).toEqual(['package.json must say false for onnxruntime-node under allowScripts.']);
  });

  it('are all that is needed to run it, and nothing for development', () => {
    const { manifest: left, lock: kept } = productionOnly(manifest, lock);
    const paths = Object.keys(kept.packages);
    for (const name of Object.keys(manifest.dependencies))
      expect(paths).toContain(`node_modules/${name}`);
    expect(paths).not.toContain('node_modules/vitest');
    expect(paths).not.toContain('node_modules/local-slack');
    expect(left).not.toHaveProperty('devDependencies');
    expect(kept.packages['']).not.toHaveProperty('workspaces');
  });

  it('run no script at their installation but those on the list', () => {
    const scripts = installScriptsOf(lock);
    expect(scripts).toEqual(Object.keys(INSTALL_SCRIPTS));
    expect(findProblems([], scripts, { ...manifest, dependencies: {} })).toEqual([]);
    for (const file of ['Dockerfile', '.ci/run', 'docs/operations.md'])
      expect(read(file), file).toMatch(/ONNXRUNTIME_NODE_INSTALL=skip[\s\S]*npm ci/);
  });
});
