import { isObject, parseJson } from '../json.ts';

const postTypes = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
];
const charsets = ['utf-8', 'iso-8859-1'];

/** What Slack says of the body of a call and its Content-Type: why it does not take it, or a warning. */
export function judgeBody(
  contentType: string,
  body: string,
): { readonly refusal?: string; readonly warning?: string } {
  if (body === '') return {};
  if (contentType === '') return { refusal: 'missing_post_type' };
  const [type = ''] = contentType.toLowerCase().split(';');
  const charset = /charset="?([^";]+)/i.exec(contentType)?.[1]?.trim().toLowerCase();
  if (!postTypes.includes(type.trim())) return { refusal: 'invalid_post_type' };
  if (charset !== undefined && !charsets.includes(charset)) return { refusal: 'invalid_charset' };
  if (type.trim() === 'application/json') return judgeJson(body, charset);
  const isForm = type.trim() === 'application/x-www-form-urlencoded';
  return isForm && charset !== undefined ? { warning: 'superfluous_charset' } : {};
}

function judgeJson(body: string, charset: string | undefined): ReturnType<typeof judgeBody> {
  const parsed = parseJson(body);
  if (parsed === undefined) return { refusal: 'invalid_json' };
  if (!isObject(parsed)) return { refusal: 'json_not_object' };
  return charset === undefined ? { warning: 'missing_charset' } : {};
}
