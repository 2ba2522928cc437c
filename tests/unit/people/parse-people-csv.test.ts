import { describe, expect, it } from 'vitest';
import { parsePeopleCsv } from '../../../src/features/people/parse-people-csv.ts';

const lines = (text: string) => {
  const parsed = parsePeopleCsv(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value.lines;
};
const problem = (text: string) => {
  const parsed = parsePeopleCsv(text);
  return parsed.ok ? null : parsed.error;
};

describe('parsePeopleCsv', () => {
  it('takes columns in any order and case, with and without a region', () => {
    const wanted = { line: 2, person: 'U1', function: 'Sales', level: 'director', region: '' };
    expect(lines('Level;PERSON; Function\ndirector;U1;Sales')).toEqual([wanted]);
    expect(lines('person,function,level,region\nU1,Sales,director,DE-BY\n')).toEqual([
      { ...wanted, region: 'DE-BY' },
    ]);
  });

  it('takes what spreadsheets write: a mark at the start, tabs, quotes, commas in cells, CRLF', () => {
    const text =
      '\uFEFFperson\tfunction\tlevel\r\nU1\t"Sales; ""North"", more"\tdirector\r\n\r\n\t\t\r\nU2\tIT\t\r\n';
    expect(lines(text)).toEqual([
      { line: 2, person: 'U1', function: 'Sales; "North", more', level: 'director', region: '' },
      { line: 5, person: 'U2', function: 'IT', level: '', region: '' },
    ]);
  });

  it('parts at the delimiter of the header alone', () => {
    expect(lines('person;function;level\nU1;Sales, North;director')[0]?.function).toBe(
      'Sales, North',
    );
  });

  it('fills up short lines, and names those that are too long', () => {
    const parsed = parsePeopleCsv(
      'person,function,level\nU1\nU2,Sales,director,what\nU3,IT,manager,,',
    );
    expect(parsed).toEqual({
      ok: true,
      value: {
        lines: [
          { line: 2, person: 'U1', function: '', level: '', region: '' },
          { line: 4, person: 'U3', function: 'IT', level: 'manager', region: '' },
        ],
        tooLong: [3],
        ignored: [],
      },
    });
  });

  it('says which columns it does not read', () => {
    const parsed = parsePeopleCsv('Name,person,function,level,City\nAnna,U1,Sales,director,Bonn');
    expect(parsed).toMatchObject({ ok: true, value: { ignored: ['Name', 'City'] } });
  });

  it.each([
    ['', 'This file is empty.'],
    ['\n\n', 'This file is empty.'],
    [
      'person,fuction,level\nU1,Sales,director',
      'I miss function; I found "person", "fuction", "level".',
    ],
    ['U1,Sales,director', 'I miss person and function and level'],
    ['person,function,level,Person\n', 'names the column "person" twice'],
    ['person,function,level\nU1,"Sales,director\nU2,IT,manager\n', 'Line 2: a quotation mark'],
    ['person,function,level\nU1,"IT",manager\nU2,Sa"les,director', 'Line 3: a quotation mark'],
    ['person,function,level\nU1,"Sales"x,director', 'Line 2: a quotation mark'],
  ])('refuses %j in a sentence', (text, said) => {
    expect(problem(text)).toContain(said);
  });
});
