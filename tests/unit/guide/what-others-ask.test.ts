import { describe, expect, it } from 'vitest';
import { whatOthersAsk } from '../../../src/features/guide/describe-guide.ts';

const asked = (question: string, ...stems: string[]) => ({ question, stems });
const titleOf = (stem: string) => (stem === 'gone' ? undefined : `About ${stem}`);

describe('whatOthersAsk', () => {
  it('shows what was asked more than once, the most asked first', () => {
    const questions = [
      asked('Who decides on discounts?', 'rights'),
      asked('Why do budgets not move?', 'budget'),
      asked('who decides on discounts', 'rights'),
      asked('Why do budgets not move', 'budget'),
      asked('WHO decides  on discounts?', 'rights'),
    ];
    expect(whatOthersAsk(questions, titleOf, 5)).toEqual([
      'Who decides on discounts?',
      'Why do budgets not move?',
    ]);
  });

  it('keeps what only one person has asked to the article that answered it', () => {
    const questions = [
      asked('My boss will not let me drop the Meyer deal, why?', 'rights', 'budget'),
      asked('Is it me who should sign this?', 'rights'),
      asked('Where is the money?', 'budget'),
      asked('What of this?', 'gone'),
    ];
    expect(whatOthersAsk(questions, titleOf, 5)).toEqual(['About rights', 'About budget']);
  });

  it('never shows a question that mentions somebody', () => {
    const questions = [
      asked('Is <@U0BEN> right?', 'rights'),
      asked('Is <@U0BEN> right?', 'rights'),
    ];
    expect(whatOthersAsk(questions, titleOf, 5)).toEqual(['About rights']);
  });

  it('stays short, and is empty where nothing was asked', () => {
    const questions = Array.from({ length: 30 }, (_, n) => asked(`q${n}`, `s${n}`));
    expect(whatOthersAsk(questions, titleOf, 5)).toHaveLength(5);
    expect(whatOthersAsk([], titleOf, 5)).toEqual([]);
  });
});
