import { describe, expect, it } from 'vitest';
import { outgoingText } from '../../../../src/reader/language-model/outgoing-text.ts';
import { createPseudonyms } from '../../../../src/reader/language-model/pseudonyms.ts';

const send = (text: string) =>
  outgoingText(text, createPseudonyms([{ id: 'U1', name: 'Ben Cole' }])).sent;

describe('what leads to somebody', () => {
  it.each([
    '+49 170 1234567',
    '+49 (0)89 123 456-78',
    '+1 (415) 555-0132',
    '0044 20 7946 0018',
    '(415) 555-0132',
    '415-555-0132',
    '415.555.0132',
    '1-800-555-0132',
    '4155550132',
    '030 1234567',
    '089/1234567',
    '06 12 34 56 78',
    '0171-123 45 67',
    '612 34 56 78',
    '98765 43210',
    '(11) 91234-5678',
    '03-1234-5678',
    '138 1234 5678',
    '13812345678',
    '+٩٧١ ٥٠ ١٢٣ ٤٥٦٧',
  ])('a telephone number is replaced: %s', (phone) => {
    expect(send(`Call ${phone}, please`)).toBe('Call [phone], please');
    expect(send(phone)).toBe('[phone]');
  });

  it.each([
    '1000000000',
    '1,000,000,000',
    '1.000.000.000 €',
    '1 000 000',
    '2026-10-01',
    '01.10.2026',
    '01/10/26',
    '09:30 to 17:45',
    '2025 2026 2027',
    '12.5 %',
    '0.75',
    '3-4 people',
    'Q3 2026',
    '$120000',
    '§ 87 (1) 6',
    'v1.22.333',
    '10 000 000',
  ])('a number that is none stays: %s', (number) => {
    expect(send(`It is ${number} now`)).toBe(`It is ${number} now`);
  });

  it.each([
    'https://a.example/x?t=1',
    'http://10.0.0.1:8080/x',
    'HTTPS://A.EXAMPLE',
    'ftp://a.example/f',
    'www.acme.com',
    'acme.com/plan',
    'docs.acme.co.uk',
    'slack://channel?id=C1',
    'crm.acme.internal/deal/7',
    '\\\\files\\sales\\plan.docx',
    'bücher.example/x',
  ])('a link is replaced: %s', (link) => {
    expect(send(`See ${link} first`)).toBe('See [link] first');
    expect(send(`See <${link.includes(':') ? link : `https://${link}`}|the plan>`)).toMatch(
      /the plan$/,
    );
  });

  it.each([
    'It stops.Then we go on',
    'e.g. this',
    'and/or',
    'A.I. and Node.js',
    '24/7',
    'i.e./etc.',
    'this,that',
  ])('words that are none stay: %s', (text) => {
    expect(send(text)).toBe(text);
  });

  it.each([
    'ben@acme.example',
    'BEN.COLE+x@ACME.EXAMPLE',
    'jürgen@bücher.example',
    'ben@acme',
    'ben (at) acme.example',
    'ben[at]acme[dot]example',
    '<mailto:b@a.example|b@a.example>',
  ])('an e-mail address is replaced: %s', (address) => {
    expect(send(`Write to ${address} now`)).toBe('Write to [email 1] now');
  });

  it('a mention is replaced in any form', () => {
    expect(send('<@U1> <@U2|max> @ben.cole @max.muster <!subteam^S1|@sales> <#C1|x> @here')).toBe(
      'Person 1 Person 2 @Person 1 @somebody @group #channel @here',
    );
  });
});
