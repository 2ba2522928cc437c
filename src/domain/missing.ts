import { formatList } from './words.ts';

/** What a set-up lacks, although it can be used. */
export type Missing = {
  /** Nobody may see the reports. */
  readonly hasNoExecutive: boolean;
  /** Schedules that will find nobody to ask, with their audience. */
  readonly askNobody: readonly { readonly schedule: string; readonly audience: string }[];
};

/** Each thing that is missing and what follows from it, in a sentence; none where all is there. */
export function missingInWords({ hasNoExecutive, askNobody }: Missing): readonly string[] {
  const executives = hasNoExecutive
    ? [
        'No executive is named: people are asked and answer, and nobody can see a report. Give somebody that right under People, or under executives in the set-up file.',
      ]
    : [];
  const audiences = new Map<string, string[]>();
  for (const { schedule, audience } of askNobody)
    audiences.set(audience, [...(audiences.get(audience) ?? []), `"${schedule}"`]);
  return [
    ...executives,
    ...[...audiences].map(
      ([audience, schedules]) =>
        `Nobody is in the audience "${audience}": ${formatList(schedules)} will ask nobody. Add people to it, or choose another audience.`,
    ),
  ];
}
