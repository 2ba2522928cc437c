import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOwnCompany } from '../../../src/demo/read-company.ts';
import { tempFolder } from '../guide/temp-folder.ts';

const problemOf = async (file: string) =>
  await readOwnCompany(file).then(
    () => '',
    (error: unknown) => String(error),
  );

describe('a company of one’s own replies', () => {
  it('has the names of its leaders from a table, and each once', async () => {
    const folder = await tempFolder({
      'my.csv':
        'sep=;\nid;name;function;level;text\n1;Ana Berg;Sales;Director;we stop\n1;Ana Berg;Sales;director;and more\nu-1;;Sales;manager;no\n',
    });
    const { people, replies } = await readOwnCompany(join(folder, 'my.csv'));
    expect(people.map(({ name }) => name)).toEqual([
      'Ana Berg',
      'Sales manager u-1',
      'The executive who reads',
    ]);
    expect(new Set(people.map(({ id }) => id)).size).toBe(3);
    expect(replies.map(({ text }) => text)).toEqual(['we stop', 'and more', 'no']);
  });

  it('says what is wrong by the path that was given, all of it, in words', async () => {
    const folder = await tempFolder({
      'my.jsonl': '{"leader":{"id":"U1","function":"Sales"},"text":"a"}\n{"id":"U2"}\n',
      'empty.csv': '',
      'twice.csv': 'id,function,level,text\n1,Sales,manager,a\n1,Product,manager,b\n',
    });
    const mine = join(folder, 'my.jsonl');
    const problem = await problemOf(mine);
    expect(problem).toContain(`${mine}:1: level: expected executive, director, manager`);
    expect(problem).toContain(`${mine}:2: function: expected a function`);
    expect(await problemOf(join(folder, 'empty.csv'))).toContain('empty.csv: this file is empty.');
    expect(await problemOf(join(folder, 'twice.csv'))).toContain('"1" has the function "Product"');
    expect(await problemOf('no/such.csv')).toBe('Error: no/such.csv: there is no such file.');
    expect(await problemOf(folder)).toContain('this is a folder, not a file.');
    for (const words of [problem]) expect(words).not.toMatch(/invalid|received|undefined|ENOENT/i);
  });
});
