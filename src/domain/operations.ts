/** Who may do something: anybody here, an admin, an executive, either of the two, or whoever has the server. */
export type Who = 'anybody' | 'admin' | 'executive' | 'admin-or-executive' | 'operator';

/** Something that can be done, who may, and by which buttons, forms and commands. */
type Operation = {
  readonly what: string;
  readonly who: Who;
  /** What only shows something, or is nobody's business but one's own: it is not noted. */
  readonly unnoted: readonly string[];
  /** What is noted in the audit, and in which words. */
  readonly noted: Readonly<Record<string, string>>;
};

/**
 * The rights as one table. A button or form is named by its id (or the pattern of its ids), a command by
 * itself. What stands in no row cannot be registered, and what may be done by whom is decided here alone;
 * docs/permissions.md is made from it.
 */
export const OPERATIONS: readonly Operation[] = [
  {
    what: 'Answer questions, put right how one was understood, be reminded or left alone',
    who: 'anybody',
    unnoted: [
      '^choose_[a-z0-9]+$',
      '^how_clear_[a-z0-9]+$',
      'answer_more',
      'answer_in_form',
      'why_asked',
      'who_sees',
      '^(words|stop|choice|why|clarity|metric|effect)\\d*$',
      'answer_form',
      'remind_later',
      'i_am_away',
      'i_am_back',
      'remind_form',
      'away_form',
      'misheard',
      '^read_back_say_\\w+$',
      'read_back_right',
      'read_back_quote',
      'read_back_wrong',
      'correction_form',
      '^this_question_\\d+$',
    ],
    noted: {},
  },
  {
    what: 'See, export and delete one’s own answers, and say how one likes to be asked',
    who: 'anybody',
    unnoted: [
      '/strategy-check',
      '^home_page_',
      'home_delete',
      'home_quote',
      'home_unquote',
      'home_export',
      'home_settings',
      'home_settings_form',
      'home_strategy',
      '^home_strategy_page_',
    ],
    noted: {},
  },
  {
    what: 'Ask the guide and read its articles',
    who: 'anybody',
    unnoted: [
      '/strategy-guide',
      'ask_guide',
      'guide_form',
      '^guide_read(_\\d+)?$',
      '^article_page_(back|on)$',
      'guide_share',
      'guide_helped',
      'guide_did_not_help',
    ],
    noted: {},
  },
  {
    what: 'Answer what people asked about a strategy: its owner and the executives',
    who: 'anybody',
    unnoted: ['answer_question'],
    noted: { answer_question_form: 'answered what people asked' },
  },
  {
    what: 'See reports, download and freeze them',
    who: 'executive',
    unnoted: [
      '^report_flags(?:_page_(?:back|on))?$',
      '^report_quotes(?:_page_(?:back|on))?$',
      '^report_by_(?:function|level|priority)(?:_page_(?:back|on))?$',
      'report_frozen',
      'report_notes',
      'report_believe',
    ],
    noted: {
      '/alignment-report': 'saw a report',
      report_show: 'saw a report',
      report_skip_belief: 'saw a report',
      report_belief_form: 'saw a report',
      report_download: 'downloaded a report',
      report_freeze: 'froze a report',
    },
  },
  {
    what: 'Post a report to a channel',
    who: 'executive',
    unnoted: ['report_post', 'report_post_quotes'],
    noted: { report_post_form: 'posted a report' },
  },
  {
    what: 'Act on flags, ask those concerned, tell people what they may decide',
    who: 'executive',
    unnoted: [
      'flag_open',
      'flag_resolve',
      'flag_dismiss',
      'flag_assign',
      'flag_ask_again',
      'flag_ask_them',
      'flag_decide',
      'tell_right',
    ],
    noted: {
      flag_acknowledge: 'acted on a flag',
      flag_reopen: 'acted on a flag',
      flag_form: 'acted on a flag',
      tell_right_form: 'told people what they may decide',
    },
  },
  {
    what: 'See who did what when',
    who: 'admin-or-executive',
    unnoted: ['hub_audit'],
    noted: {},
  },
  { what: 'Open the set-up', who: 'admin', unnoted: ['hub_home'], noted: {} },
  {
    what: 'Go through the checklist of setting up',
    who: 'admin',
    unnoted: [
      'checklist_strategy',
      'checklist_people',
      'checklist_report',
      'checklist_when',
      'checklist_sample',
      'checklist_strategy_form',
      'checklist_people_form',
    ],
    noted: {
      checklist_rules_form: 'published a strategy',
      checklist_apply_form: 'changed an audience',
      checklist_reader_form: 'named an executive',
      checklist_when_form: 'changed a schedule',
    },
  },
  {
    what: 'Change people and who may do what',
    who: 'admin',
    unnoted: [
      'hub_people',
      '^people_page_(back|on)$',
      'person_pick',
      'person_edit',
      'person_pick_form',
      'people_upload',
      'people_upload_form',
    ],
    noted: { person_form: 'changed a person', people_apply_form: 'applied a list of people' },
  },
  {
    what: 'Erase a person everywhere',
    who: 'admin',
    unnoted: ['person_erase', 'erase_person_form'],
    noted: { erase_person_sure_form: 'erased a person' },
  },
  {
    what: 'Change audiences',
    who: 'admin',
    unnoted: ['hub_audiences', '^audiences_page_(back|on)$', 'audience_new', 'audience_edit'],
    noted: { audience_form: 'changed an audience', audience_remove: 'removed an audience' },
  },
  {
    what: 'Change the settings: hours, who sees what, how long things are kept',
    who: 'admin',
    unnoted: [
      'hub_settings',
      'settings_work_times',
      'settings_visibility',
      'settings_keeping',
      'settings_profile_fields',
    ],
    noted: {
      settings_work_times_form: 'changed hours and days off',
      settings_visibility_form: 'changed who sees what',
      settings_keeping_form: 'changed how long things are kept',
      settings_profile_fields_form: 'changed which profile fields are read',
    },
  },
  {
    what: 'Write and publish strategies',
    who: 'admin',
    unnoted: [
      'hub_strategies',
      '^strategy_list_(back|on)$',
      'strategy_open',
      '^strategy_page_(back|on)$',
      'strategy_preview',
      'strategy_preview_pick',
      'strategy_new',
      'strategy_edit_basics',
      'strategy_add_priority',
      'strategy_edit_priority',
      'strategy_add_rule',
      'strategy_edit_rule',
      'strategy_add_term',
      'strategy_edit_term',
      'strategy_basics',
      'strategy_priority',
      'strategy_rule',
      'strategy_term',
      'strategy_remove_priority',
      'strategy_remove_rule',
      'strategy_remove_term',
      'strategy_upload',
    ],
    noted: {
      strategy_publish: 'published a strategy',
      strategy_discard: 'discarded the draft of a strategy',
      strategy_file: 'uploaded a strategy',
    },
  },
  {
    what: 'Write questions of one’s own',
    who: 'admin',
    unnoted: [
      'hub_questions',
      '^questions_page_(back|on)$',
      'question_preview',
      'question_new',
      'question_own',
    ],
    noted: { question_form: 'changed a question' },
  },
  {
    what: 'Change schedules',
    who: 'admin',
    unnoted: [
      'hub_schedules',
      '^schedules_page_(back|on)$',
      'schedule_open',
      'schedule_sample',
      'schedule_new',
      'schedule_edit',
      'plan_often',
      'plan_strategy',
    ],
    noted: {
      schedule_form: 'changed a schedule',
      schedule_pause: 'paused a schedule',
      schedule_resume: 'resumed a schedule',
      schedule_skip: 'left out a turn of a schedule',
      schedule_remove: 'removed a schedule',
    },
  },
  {
    what: 'Look at rounds, open and close them by hand',
    who: 'admin',
    unnoted: ['hub_rounds', '^rounds_page_(back|on)$', 'round_open', '^round_people_(back|on)$'],
    noted: { schedule_ask: 'opened a round by hand', round_close: 'closed a round by hand' },
  },
  {
    what: 'Look files over without a database: set-up files, articles, replies',
    who: 'operator',
    unnoted: ['start', 'check', 'read', 'score', 'articles check', 'articles search', 'doctor'],
    noted: {},
  },
  {
    what: 'Reach all that is kept, from the command line of the server',
    who: 'operator',
    unnoted: ['audit verify'],
    noted: {
      apply: 'ran apply',
      export: 'ran export',
      report: 'ran report',
      reread: 'ran reread',
      corrections: 'ran corrections',
      erase: 'ran erase',
      backup: 'ran backup',
      restore: 'ran restore',
      encrypt: 'ran encrypt',
      'audit export': 'ran audit export',
    },
  },
];

/** What is known of a button, form or command by its id. */
export type Known = { readonly who: Who; readonly noted: string | undefined };

/** Who may use a button, form or command, and in which words that is noted; undefined where it is in no row. */
export function operationOf(id: string | RegExp): Known | undefined {
  const name = typeof id === 'string' ? id : id.source;
  for (const { who, unnoted, noted } of OPERATIONS) {
    const words = noted[name];
    if (words !== undefined || unnoted.includes(name)) return { who, noted: words };
  }
  return undefined;
}

/** The same; throws where it is in no row, so that nothing is registered that nobody has decided on. */
export function guarded(id: string | RegExp): Known {
  const known = operationOf(id);
  if (known === undefined)
    throw new Error(`${id} stands in no row of src/domain/operations.ts: say who may do it.`);
  return known;
}
