import { describe, expect, it } from 'vitest';
import { awayByStatus } from '../../../src/features/people/slack/parse-user.ts';

const END = 1_796_083_200;
const status = (emoji: string, text: string, expiration = END) => ({
  status_emoji: emoji,
  status_text: text,
  status_expiration: expiration,
});

describe('awayByStatus', () => {
  it.each([
    [':palm_tree:', ''],
    [':face_with_thermometer:', 'Back on Monday'],
    ['', 'On vacation'],
    [':speech_balloon:', 'OOO until Monday'],
    ['', 'Out of office'],
    ['', 'Parental leave'],
    ['', 'im Urlaub'],
    ['', 'en congé'],
  ])('takes %s %j for a leave until its end', (emoji, text) => {
    expect(awayByStatus(status(emoji, text))).toEqual(new Date(END * 1000));
  });

  it.each([
    [':house_with_garden:', 'Working remotely'],
    [':spiral_calendar_pad:', 'In a meeting'],
    [':bus:', 'Commuting'],
    ['', 'Planning the vacationland launch'],
    ['', 'Homesickness workshop'],
    ['', ''],
  ])('takes %s %j for no leave', (emoji, text) => {
    expect(awayByStatus(status(emoji, text))).toBeNull();
  });

  it('does not believe a status without an end, or no status', () => {
    expect(awayByStatus(status(':palm_tree:', 'Vacationing', 0))).toBeNull();
    expect(awayByStatus({})).toBeNull();
  });
});
