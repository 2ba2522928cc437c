import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const PAPERS = [
  'SECURITY.md',
  'docs/models.md',
  'docs/security-review.md',
  ...readdirSync(root('docs/security')).map((name) => `docs/security/${name}`),
];
/** As headings become anchors on the pages of a repository. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the papers for a security review', () => {
  it.each(PAPERS)('name files, tests and places that there are: %s', (paper) => {
    const text = readFileSync(root(paper), 'utf8');
    for (const [, link = '', anchor = ''] of text.matchAll(/\]\(([^)#:]*)(?:#([^)]*))?\)/g)) {
      const file = link === '' ? paper : join(dirname(paper), link);
      expect(existsSync(root(file)), file).toBe(true);
      if (anchor !== '') expect(anchorsOf(readFileSync(root(file), 'utf8'))).toContain(anchor);
    }
    for (const [, path = ''] of text.matchAll(/`((?:src|tests|deploy)\/[\w./-]+)`/g))
      expect(existsSync(root(path)), path).toBe(true);
    for (const [, path = ''] of text.matchAll(/`((?:unit|integration|e2e)\/[\w./-]+)`/g))
      expect(existsSync(root(`tests/${path}`)), path).toBe(true);
  });
});
