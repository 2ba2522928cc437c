import { refusalWords } from '../../../src/features/answers/slack/answer-words.ts';
import { SETUP_IS_FOR_ADMINS } from '../../../src/features/home/slack/strategy-check.ts';
import { FOR_ADMINS, FOR_EXECUTIVES } from '../../../src/slack/guard.ts';
import { noticeView } from '../../../src/slack/modal.ts';
import { form, type Moment, words } from '../shown.ts';

export const REFUSALS: Moment = {
  title: 'A kind no',
  comes: 'When something is pressed or typed that is for others, or no longer there.',
  shown: [
    words('A button of a sample', refusalWords({ kind: 'sample' })),
    words('A button by somebody who is not asked', refusalWords({ kind: 'not-asked' })),
    words('A button of a question that is gone', refusalWords({ kind: 'gone' })),
    words('/alignment-report by somebody who is no executive', FOR_EXECUTIVES),
    words('/strategy-check by somebody who is no admin, at the end', SETUP_IS_FOR_ADMINS),
    form('A page of the set-up', noticeView('For admins', FOR_ADMINS)),
  ],
};
