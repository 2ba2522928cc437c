import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeSettings } from '../../../scripts/describe-settings.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(root(path), 'utf8');

/** Documents for whoever sets up and runs the app. */
const DOCUMENTS = ['README.md', 'docs/operations.md', 'docs/models.md', 'docs/guide.md'];
const told = (text: string) =>
  new Set(text.match(/\b(?:SLACK|MODEL|TRANSCRIBE|HEALTH|DATABASE|LOG)_[A-Z_]*[A-Z]\b/g));

describe('docs/configuration.md', () => {
  const document = describeSettings();

  it('is current: run "npm run configuration" if this fails', () => {
    expect(read('docs/configuration.md')).toBe(document);
  });

  it('has every variable that the code asks for', () => {
    const files = readdirSync(root('src'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts')).map((file) => read(`src/${file}`));
    const asked = sources.join('\n').matchAll(/environment\['(\w+)'\]|process\.env\['(\w+)'\]/g);
    for (const [, first, second] of asked) expect(document).toContain(`\`${first ?? second}\``);
  });

  it.each(DOCUMENTS)('has every setting that is named in %s', (file) => {
    for (const name of told(read(file))) expect(document).toContain(name);
  });
});
