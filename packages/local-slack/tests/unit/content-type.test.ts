import { expect, it } from 'vitest';
import { judgeBody } from '../../src/http/content-type.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

it.each([
  ['', '', {}],
  [form, 'a=1', {}],
  [`${form}; charset=utf-8`, 'a=1', { warning: 'superfluous_charset' }],
  [`${json}; charset=utf-8`, '{}', {}],
  [`${json}; charset=ISO-8859-1`, '{}', {}],
  [json, '{}', { warning: 'missing_charset' }],
  [json, '{', { refusal: 'invalid_json' }],
  [json, '[]', { refusal: 'json_not_object' }],
  [`${json}; charset=utf-16`, '{}', { refusal: 'invalid_charset' }],
  ['text/plain;charset=UTF-8', 'a=1', {}],
  ['multipart/form-data; boundary=x', '--x', {}],
  ['text/xml', '<a/>', { refusal: 'invalid_post_type' }],
  ['', 'a=1', { refusal: 'missing_post_type' }],
])('a body of the type "%s" that reads %s gets %o', (contentType, body, judgement) => {
  expect(judgeBody(contentType, body)).toEqual(judgement);
});
