/**
 * A quote of a reply for places outside Slack: Slack keeps links and mentions in angle brackets
 * and `&`, `<`, `>` as entities (docs.slack.dev, "Formatting message text").
 */
export function plainReplyText(text: string): string {
  return text
    .replace(/<(?:https?|mailto):[^|>]+\|([^>]*)>/g, '$1')
    .replace(/<((?:https?|mailto):[^>]+)>/g, '$1')
    .replace(/<[@#!][^|>]*\|([^>]*)>/g, '$1')
    .replace(/<[@#!][^>]*>/g, 'somebody')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
