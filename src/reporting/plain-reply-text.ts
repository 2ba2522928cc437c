/** A quote of a reply without Slack's markup of links and mentions, for places outside Slack. */
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
