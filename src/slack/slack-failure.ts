import { courseOf, type Undeliverable } from './slack-errors.ts';

/** Why Slack did not take a message. `why` is in words for the admin and holds no text of people. */
export type SendFailure =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  /** No clear answer: it may have been posted all the same. */
  | { readonly kind: 'unavailable'; readonly why: string }
  /** It never will be posted there. */
  | { readonly kind: 'undeliverable'; readonly cause: Undeliverable; readonly why: string }
  /** Nothing can be sent until somebody acts; `mend` says what to do. */
  | { readonly kind: 'unauthorised'; readonly why: string; readonly mend: string };

const LEFT = ['left', 'Has left the workspace.'] as const;

/**
 * Tells apart why a call to Slack failed; a person is no channel that the app could be invited to.
 * Anything that is no clear word of Slack counts as unavailable, and then the message may have been
 * posted all the same.
 */
export function failureOf(error: unknown, isToPerson = false): SendFailure {
  const { code, retryAfter } = shapeOf(error);
  if (code === 'slack_webapi_rate_limited_error') {
    return { kind: 'rate-limited', retryAfterMs: (retryAfter ?? 30) * 1000 };
  }
  if (code !== 'slack_webapi_platform_error') {
    return { kind: 'unavailable', why: 'Slack did not answer.' };
  }
  const word = wordOf(error);
  // A page of a proxy in between is no word of Slack.
  if (!/^\w{1,100}$/.test(word)) return { kind: 'unavailable', why: 'Slack did not answer.' };
  return failureOfWord(isToPerson && word === 'channel_not_found' ? 'user_not_visible' : word);
}

/** Whether Slack has refused a call for good, so that waiting is of no use. */
export function isFinal(error: unknown): boolean {
  return failureOf(error).kind === 'undeliverable';
}

/** Slack says this of a token that is dead, and of somebody who has left: who it is must be asked. */
export function mayBeEither(error: unknown): boolean {
  return wordOf(error) === 'account_inactive';
}

/** The failure where Slack's word means the person who was written to. */
export const PERSON_LEFT: SendFailure = { kind: 'undeliverable', cause: LEFT[0], why: LEFT[1] };

function failureOfWord(word: string): SendFailure {
  const course = courseOf(word) ?? { kind: 'final', cause: 'refused' };
  switch (course.kind) {
    case 'wait':
      return { kind: 'rate-limited', retryAfterMs: course.ms };
    case 'unclear':
      return { kind: 'unavailable', why: `Slack is in trouble (${word}).` };
    case 'admin':
      return { kind: 'unauthorised', why: `Slack refused it (${word}).`, mend: course.mend };
    case 'final': {
      const { cause, why = `Slack refused it (${word}).` } = course;
      return { kind: 'undeliverable', cause, why };
    }
  }
}

function wordOf(error: unknown): string {
  return shapeOf(error).data?.error ?? 'unknown';
}

function shapeOf(error: unknown): {
  readonly code?: string;
  readonly retryAfter?: number;
  readonly data?: { readonly error?: string };
} {
  return typeof error === 'object' && error !== null ? error : {};
}
