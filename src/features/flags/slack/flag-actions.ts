import type { FlagAct } from '../flag-workflow.ts';

/** The buttons of a flag; their value is its id. */
export const FLAG = {
  open: 'flag_open',
  acknowledge: 'flag_acknowledge',
  reopen: 'flag_reopen',
  resolve: 'flag_resolve',
  dismiss: 'flag_dismiss',
  assign: 'flag_assign',
  're-ask': 'flag_ask_again',
  askThem: 'flag_ask_them',
  decide: 'flag_decide',
} as const satisfies Readonly<Record<FlagAct['kind'] | 'open' | 'askThem' | 'decide', string>>;

/** The forms of a flag; their metadata is "<act> <flag id>" and the list to go back to. */
export const FLAG_FORM = 'flag_form';
export const REASON_FIELD = 'reason';
export const PERSON_FIELD = 'person';
export const SCHEDULE_FIELD = 'schedule';
